package dev.banyan.rules.live;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One validated, compiled, immutable version of the rules.
 *
 * @param revision the first 12 hex digits of the SHA-256 of the content
 * @param table the routes, compiled; its indices are those of {@code rules.routes()}
 * @param document the rules as written, files merged, secrets hidden: for people
 * @param warnings what is odd about it
 */
public record Generation(
        String revision,
        Instant loadedAt,
        Rules rules,
        RouteTable table,
        Supplier<Map<String, Object>> document,
        List<Problem> warnings) {
    public Generation {
        warnings = List.copyOf(warnings);
    }

    Generation withWarnings(List<Problem> found) {
        return new Generation(revision, loadedAt, rules, table, document, found);
    }
}
