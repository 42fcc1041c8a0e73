package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.xsd.XsdSchema;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.workbench.draft.Endpoint.Body;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From an XML Schema: an endpoint whose request is one of its elements. */
public final class XsdDraft {
    private XsdDraft() {}

    /**
     * @param file relative to the rules
     * @param element what is sent; null: the first that has an answer, else the first. What is answered is the element of that name with {@code Response}
     *     behind it, or in place of {@code Request}; where there is none, the same
     * @throws BadSchema where the schema cannot be used
     * @throws IllegalArgumentException where it has no such element
     */
    public static Draft of(SchemaFiles files, String file, @Nullable String element) throws BadSchema {
        Structure roots = XsdSchema.read(files, file);
        List<String> known = roots.parts().stream().map(Part::name).toList();
        if (known.isEmpty()) {
            throw new BadSchema(file, 0, 0, "no element at its top (expected: one)");
        }
        String sent = element == null ? sent(known) : element;
        if (!known.contains(sent)) {
            throw WsdlDraft.unknown("element", sent, known);
        }
        String answered = answers(sent, known).findFirst().orElse(sent);
        String others = known.size() == 1
                ? ""
                : "the schema has " + String.join(", ", known.stream().limit(8).toList());
        Endpoint endpoint = new Endpoint(
                Names.id(sent),
                sent,
                body(roots, sent, others),
                body(roots, answered, answered.equals(sent) ? "as the request" : ""),
                "");
        String origin = "--xsd " + file + (element == null ? "" : " --element " + element);
        return new Draft(World.of("xml", "xsd", file), List.of(endpoint), files, origin);
    }

    /** The first that has an answer; else the first that is none. */
    private static String sent(List<String> known) {
        return Stream.concat(
                        known.stream()
                                .filter(name -> answers(name, known).findAny().isPresent()),
                        known.stream().filter(name -> !name.endsWith("Response")))
                .findFirst()
                .orElse(known.get(0));
    }

    private static Stream<String> answers(String sent, List<String> known) {
        return Stream.of(sent + "Response", sent.replaceFirst("Request$", "Response"))
                .filter(name -> !name.equals(sent) && known.contains(name));
    }

    private static Body body(Structure roots, String element, String note) {
        Pointer root = Pointer.WHOLE.then(element);
        Part part = Objects.requireNonNull(roots.part(element));
        return new Body(root.toString(), new FieldReader(null).lines(part.shape(), root), note);
    }
}
