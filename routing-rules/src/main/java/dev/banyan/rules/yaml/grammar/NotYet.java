package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import dev.banyan.rules.yaml.tree.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys whose form is known and whose behaviour is not there yet. They are read and checked like all others, and then
 * refused, for rules that promise what does not happen are worse than none. Once a behaviour is there its line goes.
 */
final class NotYet {
    /** Paths into the document; {@code *} is every entry or item, {@code =word} looks at the value too. */
    private static final List<String> PATHS = List.of(
            "backends/*/sagemaker",
            "backends/*/lambda",
            "backends/*/sqs",
            "backends/*/sns",
            "backends/*/eventbridge",
            "backends/*/gather",
            "backends/*/saga",
            "routes/*/shadow",
            "routes/*/rollout",
            "routes/*/tap",
            "routes/*/record");

    private static final Step ROOT = new Step();

    static {
        PATHS.forEach(path -> ROOT.add(path.split("/"), 0));
    }

    private NotYet() {}

    /** All paths as one tree, so that each entry of the document is looked up once. */
    private static final class Step {
        private final Map<String, Step> next = new HashMap<>();
        /** Values that are refused. */
        private final Set<String> words = new HashSet<>();

        private boolean any;

        void add(String[] steps, int at) {
            String[] step = steps[at].split("=");
            Step here = next.computeIfAbsent(step[0], name -> new Step());
            if (at < steps.length - 1) {
                here.add(steps, at + 1);
            } else if (step.length > 1) {
                here.words.add(step[1]);
            } else {
                here.any = true;
            }
        }
    }

    static void refuse(Mapping document, Context context) {
        walk(document, ROOT, context);
    }

    private static void walk(Node node, Step step, Context context) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> look(entry, step, context));
        } else if (node instanceof Sequence sequence && step.next.containsKey("*")) {
            sequence.items().forEach(item -> walk(item, step.next.get("*"), context));
        }
    }

    private static void look(Mapping.Entry entry, Step step, Context context) {
        String key = entry.key().text();
        Step next = step.next.get(key.equals("*") ? "" : key);
        Step each = step.next.get("*");
        if (each != null) {
            walk(entry.value(), each, context);
        }
        if (next == null) {
            return;
        }
        if (next.any) {
            refuse(entry, key, context);
        } else if (entry.value() instanceof Scalar value && next.words.contains(value.text())) {
            refuse(entry, key + ": " + value.text(), context);
        } else {
            walk(entry.value(), next, context);
        }
    }

    private static void refuse(Mapping.Entry entry, String name, Context context) {
        context.error(
                "not-yet-supported",
                entry.key().place(),
                name + ": known, but not supported by this version (expected: left out)",
                "leave it out until a version of Banyan supports it");
    }
}
