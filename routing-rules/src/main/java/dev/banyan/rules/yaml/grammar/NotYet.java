package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import dev.banyan.rules.yaml.tree.Sequence;
import java.util.List;

/**
 * Keys whose form is known and whose behaviour is not there yet. They are read and checked like all others, and then
 * refused, for rules that promise what does not happen are worse than none. Once a behaviour is there its line goes.
 */
final class NotYet {
    /** Paths into the document; {@code *} is every entry or item, {@code =word} looks at the value too. */
    private static final List<String> PATHS = List.of(
            "translations",
            "defaults/retry",
            "defaults/breaker",
            "defaults/limits/requestsPerSecond",
            "defaults/limits/concurrency",
            "backends/*/protocol=h2c",
            "backends/*/protocol=auto",
            "backends/*/tls",
            "backends/*/health",
            "backends/*/outlier",
            "backends/*/sagemaker",
            "backends/*/lambda",
            "backends/*/sqs",
            "backends/*/sns",
            "backends/*/eventbridge",
            "backends/*/gather",
            "backends/*/saga",
            "routes/*/translate",
            "routes/*/retry",
            "routes/*/breaker",
            "routes/*/fallback",
            "routes/*/shadow",
            "routes/*/rollout",
            "routes/*/limits/requestsPerSecond",
            "routes/*/limits/concurrency",
            "routes/*/tap",
            "routes/*/record");

    private static final List<String[]> STEPS =
            PATHS.stream().map(path -> path.split("/")).toList();

    private NotYet() {}

    static void refuse(Mapping document, Context context) {
        STEPS.forEach(steps -> walk(document, steps, 0, context));
    }

    private static void walk(Node node, String[] steps, int at, Context context) {
        if (steps[at].equals("*")) {
            children(node).forEach(child -> walk(child, steps, at + 1, context));
            return;
        }
        String[] step = steps[at].split("=");
        Mapping.Entry entry = node instanceof Mapping mapping ? mapping.entry(step[0]) : null;
        if (entry == null) {
            return;
        }
        if (at < steps.length - 1) {
            walk(entry.value(), steps, at + 1, context);
        } else if (step.length == 1
                || entry.value() instanceof Scalar value && value.text().equals(step[1])) {
            refuse(entry, steps[at].replace("=", ": "), context);
        }
    }

    private static List<Node> children(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        return node instanceof Mapping mapping
                ? mapping.entries().stream().map(Mapping.Entry::value).toList()
                : List.of();
    }

    private static void refuse(Mapping.Entry entry, String name, Context context) {
        context.error(
                "not-yet-supported",
                entry.key().place(),
                name + ": known, but not supported by this version (expected: left out)",
                "leave it out until a version of Banyan supports it");
    }
}
