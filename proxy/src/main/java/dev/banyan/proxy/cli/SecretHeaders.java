package dev.banyan.proxy.cli;

import dev.banyan.legacy.workbench.HeadChange;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of headers that could let a reader of a report act as somebody else: only their length is told. */
final class SecretHeaders {
    private static final Set<String> NAMES =
            Set.of("authorization:", "proxy-authorization:", "cookie:", "set-cookie:", "x-api-key:");

    private SecretHeaders() {}

    static HeadChange masked(HeadChange change) {
        if (!NAMES.contains(change.part())) {
            return change;
        }
        String after = change.isSame() ? masked(change.before()) : masked(change.after());
        return new HeadChange(change.part(), masked(change.before()), after, change.renamedFrom());
    }

    private static @Nullable String masked(@Nullable String value) {
        return value == null ? null : "... (" + value.length() + " characters)";
    }
}
