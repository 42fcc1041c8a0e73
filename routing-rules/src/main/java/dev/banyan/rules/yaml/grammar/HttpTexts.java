package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.message.Network;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that HTTP gives a form (RFC 9110): names, values, methods, hosts, networks. */
final class HttpTexts {
    private static final String TOKEN_PATTERN = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";
    private static final Pattern TOKEN = Pattern.compile(TOKEN_PATTERN);
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*|\\[[0-9a-f:.]+]");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_VALUE = 8 * 1024;

    /** A header's name (RFC 9110, section 5.1), in lower case. */
    static final Text<String> HEADER_NAME =
            Text.of("bad-header-name", "a header name", Schemas.string(TOKEN_PATTERN), text -> token(text)
                    .toLowerCase(Locale.ROOT));

    /** A cookie's name (RFC 6265, section 4.1.1); case counts. */
    static final Text<String> COOKIE_NAME =
            Text.of("bad-cookie-name", "a cookie name", Schemas.string(TOKEN_PATTERN), HttpTexts::token);

    /** A query parameter's name, decoded. */
    static final Text<String> QUERY_NAME =
            Text.of("bad-query-name", "the name of a query parameter", Schemas.string("."), text -> {
                if (text.isEmpty()) {
                    throw new Unfit("", "");
                }
                return text;
            });

    /** A value that can stand in a header (RFC 9110, section 5.5). */
    static final Text<String> HEADER_VALUE = Text.of(
                    "bad-header-value",
                    "a value without line breaks and control characters, at most 8 KiB",
                    Schemas.anyText(),
                    HttpTexts::headerValue)
            .withPlaceholders();

    /** A method (RFC 9110, section 9.1); case counts. */
    static final Text<String> METHOD =
            Text.of("bad-method", "a method such as GET", Schemas.string("^[!#$%&'*+.^_`|~0-9A-Z-]+$"), text -> {
                String upper = token(text).toUpperCase(Locale.ROOT);
                if (!upper.equals(text)) {
                    throw new Unfit("", "methods are in upper case: " + upper);
                }
                return text;
            });

    /** An exact host or {@code *.} before one; lower case, no port. */
    static final Text<String> HOST_PATTERN = Text.of(
            "bad-host",
            "a host such as shop.example.com or *.example.com",
            Schemas.string("^(\\*\\.)?[A-Za-z0-9_.-]+$|^\\[[0-9A-Fa-f:.]+\\]$"),
            HttpTexts::hostPattern);

    /** One host, without star and port. */
    static final Text<String> EXACT_HOST = Text.of(
                    "bad-host", "a host such as shop.internal", Schemas.string("^[A-Za-z0-9_.-]+$"), text -> {
                        String lower = text.toLowerCase(Locale.ROOT);
                        if (!isHost(lower)) {
                            throw new Unfit("", hostHint(lower));
                        }
                        return lower;
                    })
            .withPlaceholders();

    /** A network in CIDR form. */
    static final Text<String> NETWORK = Text.of(
            "bad-network",
            "a network such as 10.0.0.0/8 or 2001:db8::/32",
            Schemas.string("^[0-9A-Fa-f:.]+(/[0-9]+)?$"),
            text -> {
                try {
                    return Network.parse(text).text();
                } catch (IllegalArgumentException e) {
                    throw new Unfit("", "");
                }
            });

    /** An IP literal. */
    static final Text<String> ADDRESS_TEXT =
            Text.of("bad-address", "an IP address", Schemas.string("^[0-9A-Fa-f:.]+$"), text -> {
                if (!ADDRESS.matcher(text).matches()) {
                    throw new Unfit("", "");
                }
                return text;
            });

    private HttpTexts() {}

    static String token(String text) throws Unfit {
        if (!TOKEN.matcher(text).matches()) {
            throw new Unfit("", "letters, digits and !#$%&'*+-.^_`|~ may stand in it");
        }
        return text;
    }

    private static String headerValue(String text) throws Unfit {
        boolean odd = text.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
        if (odd || text.length() > LONGEST_VALUE) {
            throw new Unfit("", "");
        }
        return text;
    }

    static boolean isHost(String lower) {
        return lower.length() <= LONGEST_HOST && HOST.matcher(lower).matches();
    }

    private static String hostPattern(String text) throws Unfit {
        String lower = text.toLowerCase(Locale.ROOT);
        String exact = lower.startsWith("*.") ? lower.substring(2) : lower;
        if (!isHost(exact)) {
            throw new Unfit("", hostHint(exact));
        }
        return lower;
    }

    private static String hostHint(String text) {
        if (text.contains("://")) {
            return "only the host, without scheme";
        }
        if (text.matches(".*:[0-9]+")) {
            return "the port does not count: leave it out";
        }
        if (text.contains("*")) {
            return "a star stands only in front: *.example.com";
        }
        return text.chars().anyMatch(c -> c > '~') ? "write it in punycode: xn--..." : "";
    }
}
