package dev.banyan.rules.live;

import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.validate.Problem;
import java.time.Instant;
import java.util.List;

/**
 * One validated, compiled, immutable version of the rules.
 *
 * @param revision the first 12 hex digits of the SHA-256 of the content
 * @param warnings what is odd about it
 */
public record Generation(String revision, Instant loadedAt, Rules rules, RouteTable table, List<Problem> warnings) {
    public Generation {
        warnings = List.copyOf(warnings);
    }
}
