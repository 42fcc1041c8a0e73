package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.split.Reason;
import java.util.Map;

/** Short codes of what was out of the ordinary, as proxies have them; several are joined by commas. */
final class Flags {
    /** What a failure is called; a kind that is not named here is called by its origin. */
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("no-route", "NR"),
            Map.entry("client-aborted", "DC"),
            Map.entry("request-timeout", "DT"),
            Map.entry("rate-limited", "RL"),
            Map.entry("breaker-open", "BO"),
            Map.entry("overloaded", "UO"),
            Map.entry("draining", "DR"),
            Map.entry("no-healthy-backend", "UH"),
            Map.entry("backend-reset", "UC"),
            Map.entry("bad-backend-response", "UP"),
            Map.entry("connect-timeout", "UT"),
            Map.entry("first-byte-timeout", "UT"),
            Map.entry("deadline-exceeded", "UT"));

    private static final String[] BY_KIND = new String[FailureKind.values().length];

    static {
        for (FailureKind kind : FailureKind.values()) {
            BY_KIND[kind.ordinal()] = BY_CODE.getOrDefault(kind.code(), byOrigin(kind));
        }
    }

    private Flags() {}

    static void write(Facts facts, Line line) {
        int before = line.length();
        FailureKind failure = facts.failure;
        if (failure != null) {
            line.ascii(BY_KIND[failure.ordinal()]);
        } else if (facts.aborted) {
            line.ascii("DC");
        }
        if (facts.reason == Reason.FALLBACK) {
            append("FB", before, line);
        }
        if (facts.doubleEncoded) {
            append("DE", before, line);
        }
    }

    private static void append(String flag, int before, Line line) {
        if (line.length() > before) {
            line.ascii(',');
        }
        line.ascii(flag);
    }

    private static String byOrigin(FailureKind kind) {
        return switch (kind.origin()) {
            case CLIENT -> "DP";
            case BANYAN -> "IE";
            case BACKEND -> "UF";
        };
    }
}
