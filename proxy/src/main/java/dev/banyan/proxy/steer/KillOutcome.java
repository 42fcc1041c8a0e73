package dev.banyan.proxy.steer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kill that is in force.
 *
 * @param event null: the journal could not keep it yet, and tries again; a restart before it can would lift the kill
 * @param unaffected routes that were meant and go on, because they have no legacy side
 */
public record KillOutcome(@Nullable AuditEvent event, List<String> unaffected) {
    public KillOutcome {
        unaffected = List.copyOf(unaffected);
    }
}
