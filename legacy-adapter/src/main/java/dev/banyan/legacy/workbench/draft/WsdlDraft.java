package dev.banyan.legacy.workbench.draft;

import dev.banyan.legacy.format.soap.SoapVersion;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.wsdl.Wsdl;
import dev.banyan.legacy.schema.wsdl.Wsdl.Operation;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.workbench.draft.Endpoint.Body;
import dev.banyan.rules.validate.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a WSDL: an endpoint for each operation. */
public final class WsdlDraft {
    private WsdlDraft() {}

    /**
     * @param file relative to the rules
     * @param operation the only one that is wanted; null: all
     * @throws BadSchema where the WSDL cannot be used
     * @throws IllegalArgumentException where it has no such operation
     */
    public static Draft of(SchemaFiles files, String file, @Nullable String operation) throws BadSchema {
        Wsdl wsdl = Wsdl.read(files, file);
        List<Operation> operations = operations(wsdl, file, operation);
        String format = operations.get(0).version() == SoapVersion.SOAP_12 ? "soap12" : "soap11";
        World world = World.of(format, "wsdl", file).at(wsdl.address().orElse(null));
        List<Endpoint> endpoints = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Operation each : operations) {
            String id = Names.id(each.name());
            String free = id;
            for (int i = 2; !taken.add(free); i++) {
                free = id + "-" + i;
            }
            endpoints.add(new Endpoint(
                    free, each.name(), body(wsdl, each.input()), body(wsdl, each.output()), each.soapAction()));
        }
        String origin = "--wsdl " + file + (operation == null ? "" : " --operation " + operation);
        return new Draft(world, endpoints, files, origin);
    }

    /** Of the version of SOAP that comes first, each name once. */
    private static List<Operation> operations(Wsdl wsdl, String file, @Nullable String wanted) throws BadSchema {
        List<Operation> all = wsdl.operations();
        if (all.isEmpty()) {
            throw new BadSchema(file, 0, 0, "no operation (expected: one)");
        }
        List<Operation> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Operation operation : all) {
            boolean meant = wanted == null || operation.name().equals(wanted);
            if (meant && operation.version() == all.get(0).version() && names.add(operation.name())) {
                found.add(operation);
            }
        }
        if (found.isEmpty()) {
            List<String> known = all.stream().map(Operation::name).distinct().toList();
            throw unknown("operation", String.valueOf(wanted), known);
        }
        return found;
    }

    static IllegalArgumentException unknown(String what, String found, List<String> known) {
        String names = known.stream().limit(12).collect(Collectors.joining(", "));
        String hint = Suggestion.of(found, known);
        return new IllegalArgumentException(what + ": " + found + " (expected: " + (known.size() > 1 ? "one of " : "")
                + names + (known.size() > 12 ? ", ..." : "") + ")" + (hint.isEmpty() ? "" : ", " + hint));
    }

    private static Body body(Wsdl wsdl, String element) {
        if (element.isEmpty()) {
            return Body.NONE;
        }
        Part part = wsdl.body().part(element);
        Pointer root = Pointer.WHOLE.then(element);
        return new Body(
                root.toString(),
                new FieldReader(null).lines(part == null ? Anything.ANYTHING : part.shape(), root),
                "");
    }
}
