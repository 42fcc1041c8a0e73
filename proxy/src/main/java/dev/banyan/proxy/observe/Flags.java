package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.split.Reason;

/** Short codes of what was out of the ordinary, as proxies have them; several are joined by commas. */
final class Flags {
    private static final String[] BY_KIND = new String[FailureKind.values().length];

    static {
        for (FailureKind kind : FailureKind.values()) {
            BY_KIND[kind.ordinal()] = of(kind);
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

    /** Whose fault, and behind a comma by which limit, where there are several. */
    private static String of(FailureKind kind) {
        return switch (kind) {
            case NO_ROUTE -> "NR";
            case CLIENT_ABORTED -> "DC";
            case REQUEST_TIMEOUT -> "DT";
            case HEADERS_TIMEOUT -> "DT,HT";
            case BODY_IDLE -> "DT,BI";
            case BODY_TOO_SLOW -> "DT,BR";
            case WRITE_STALL -> "DT,WS";
            case TUNNEL_IDLE -> "DT,TI";
            case URI_TOO_LONG -> "DP,UL";
            case HEADERS_TOO_LARGE -> "DP,HL";
            case BODY_TOO_LARGE -> "DP,BL";
            case UNTRANSLATABLE_REQUEST -> "DP,TR";
            case UNTRANSLATABLE_RESPONSE -> "UP,TR";
            case RATE_LIMITED -> "RL";
            case BREAKER_OPEN -> "BO";
            case OVERLOADED -> "UO";
            case DRAINING -> "DR";
            case NO_HEALTHY_BACKEND -> "UH";
            case BACKEND_RESET -> "UC";
            case BACKEND_TLS -> "UF,TF";
            case BAD_BACKEND_RESPONSE -> "UP";
            case FIRST_BYTE_TIMEOUT -> "UT";
            case CONNECT_TIMEOUT -> "UT,CT";
            case DEADLINE_EXCEEDED -> "UT,RT";
            default -> byOrigin(kind);
        };
    }

    /** For kinds without a name of their own. */
    private static String byOrigin(FailureKind kind) {
        return switch (kind.origin()) {
            case CLIENT -> "DP";
            case BANYAN -> "IE";
            case BACKEND -> "UF";
        };
    }
}
