package dev.banyan.proxy.resilience;

import dev.banyan.proxy.failure.FailureKind;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the words of the rules mean: {@code connect}, {@code timeout}, {@code reset}, {@code 5xx}, or one status. What the
 * client does, and what Banyan refuses of its own, is never among them.
 */
final class Faults {
    private static final Set<FailureKind> CONNECT =
            EnumSet.of(FailureKind.BACKEND_REFUSED, FailureKind.BACKEND_TLS, FailureKind.CONNECT_TIMEOUT);
    private static final Set<FailureKind> TIMEOUT =
            EnumSet.of(FailureKind.CONNECT_TIMEOUT, FailureKind.FIRST_BYTE_TIMEOUT, FailureKind.DEADLINE_EXCEEDED);
    private static final Set<FailureKind> RESET =
            EnumSet.of(FailureKind.BACKEND_RESET, FailureKind.BAD_BACKEND_RESPONSE);

    private final EnumSet<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
    private final boolean[] statuses = new boolean[100];

    Faults(Collection<String> words) {
        words.forEach(this::add);
    }

    private void add(String word) {
        switch (word) {
            case "connect" -> kinds.addAll(CONNECT);
            case "timeout" -> kinds.addAll(TIMEOUT);
            case "reset" -> kinds.addAll(RESET);
            case "5xx" -> java.util.Arrays.fill(statuses, true);
            default -> statuses[Integer.parseInt(word) - 500] = true;
        }
    }

    boolean include(FailureKind kind) {
        return kinds.contains(kind);
    }

    boolean include(int status) {
        return status >= 500 && status <= 599 && statuses[status - 500];
    }
}
