package dev.banyan.proxy.settings;

import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A setting that is known but has no effect yet; better refused than quietly ignored.
 *
 * @param path its keys, joined by dots
 * @param value the one value that is refused; {@code *} for any
 */
record NotYet(String path, String value) {
    private static final String ANY = "*";

    /** To support one is to delete its line. */
    private static final List<NotYet> ALL = List.of(new NotYet("stateStore", "kubernetes"), new NotYet("tracing", ANY));

    /** One problem for each that is used. */
    static List<Problem> in(Node root) {
        return ALL.stream().flatMap(each -> each.check(root)).toList();
    }

    /** Says in a JSON Schema of all settings what is refused. */
    static void restrict(Map<String, Object> schema) {
        ALL.forEach(each -> each.narrow(schema));
    }

    private Stream<Problem> check(Node root) {
        Node node = root;
        Mapping.Entry entry = null;
        for (String key : path.split("\\.")) {
            entry = node instanceof Mapping mapping ? mapping.entry(key) : null;
            if (entry == null) {
                return Stream.empty();
            }
            node = entry.value();
        }
        boolean refused = value.equals(ANY)
                || node instanceof Scalar scalar && scalar.text().equals(value);
        if (entry == null || !refused) {
            return Stream.empty();
        }
        String message = path + ": " + node.found() + " (expected: " + expected() + ")";
        return Stream.of(
                Problem.error("not-yet-supported", entry.key().place(), message, "this build cannot do it yet"));
    }

    private String expected() {
        return value.equals(ANY) ? "left out" : "anything but " + value;
    }

    private void narrow(Map<String, Object> schema) {
        Map<String, Object> inner = schema;
        for (String key : path.split("\\.")) {
            inner = SchemaTree.properties(inner).getOrDefault(key, Map.of());
        }
        inner.put("not", value.equals(ANY) ? Schemas.of() : Schemas.of("const", value));
        inner.merge("description", " Not supported yet.", (says, more) -> "" + says + more);
    }
}
