package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.soap.SoapFormat;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.Form;
import dev.banyan.rules.model.translation.Form.SchemaFile;
import dev.banyan.rules.validate.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be said of one side of a body before its lines are looked at. */
final class FormChecks {
    private static final Map<String, Set<String>> KINDS = Map.of(
            "json", Set.of("jsonSchema"),
            "xml", Set.of("xsd", "wsdl"),
            "soap11", Set.of("xsd", "wsdl"),
            "soap12", Set.of("xsd", "wsdl"),
            "copybook", Set.of("copybook"),
            "fixed", Set.of("copybook"));

    private FormChecks() {}

    /** The schema of that side, which is none where it has none or a bad one. */
    static Schema schema(Form form, SchemaReader schemas, String side, Faults faults) {
        SchemaFile file = form.schema();
        Set<String> kinds = KINDS.getOrDefault(form.format(), Set.of());
        if (file == null) {
            if (Formats.isRecord(form)) {
                faults.at(side)
                        .error(
                                "missing-schema",
                                side + ": " + form.format() + " without schema (expected: schema: {copybook: FILE})",
                                "");
            }
            return Schema.NONE;
        }
        if (!kinds.contains(file.kind())) {
            faults.at("schema")
                    .error(
                            "misplaced-schema",
                            "schema: " + file.kind() + " of " + form.format() + " (expected: "
                                    + (kinds.isEmpty()
                                            ? "none"
                                            : String.join(
                                                    " or ",
                                                    kinds.stream().sorted().toList())) + ")",
                            "");
            return Schema.NONE;
        }
        Schema schema = schemas.read(file, faults.at("schema").at(file.kind()));
        return form.format().startsWith("soap") ? withHeader(schema) : schema;
    }

    /** No schema says what stands in a header: whatever it is, it is fine. */
    private static Schema withHeader(Schema schema) {
        if (!(schema.shape() instanceof Structure body)) {
            return schema;
        }
        Structure message = new Structure();
        body.parts().forEach(message::add);
        message.add(new Part(SoapFormat.HEADER, Anything.ANYTHING, false, false, ""));
        return new Schema(body.isOpen() ? message.open() : message, schema.copybook(), schema.wsdl());
    }

    /** Where the pointers of that side start. */
    static Shape start(Schema schema, Pointer root, String side, Faults faults) {
        Shape start = Shapes.at(schema.shape(), root);
        if (start != null) {
            return start;
        }
        List<String> names = Shapes.names(schema.shape());
        faults.at("root")
                .error(
                        "unknown-pointer",
                        "root: " + root + ", which the schema of " + side + " does not know (expected: "
                                + LineChecks.some(names) + ")",
                        Suggestion.of(root.tokens().get(0), names));
        return Anything.ANYTHING;
    }
}
