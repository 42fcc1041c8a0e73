package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.validate.Suggestion;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.util.List;
import java.util.Locale;

/** Where a key comes from: {@code cookie:uid}, {@code header:x-user-id}, {@code clientIp}. */
final class KeySourceText {
    private static final List<String> KINDS = List.of("cookie", "header", "jwt", "query", "path", "clientIp");
    private static final String EXPECTED = "cookie:NAME, header:NAME, jwt:CLAIM, query:NAME, path:NAME or clientIp";

    /** Of a split. */
    static final Text<KeySource> KEY = Text.of(
            "bad-key-source",
            EXPECTED,
            Schemas.string("^((cookie|header|jwt|query|path):.+|clientIp)$"),
            KeySourceText::read);

    /** What shows that a visit is under way: it must not be there at the first request. */
    static final Text<KeySource> SESSION = Text.of(
            "bad-key-source",
            "cookie:NAME, header:NAME or query:NAME",
            Schemas.string("^(cookie|header|query):.+$"),
            KeySourceText::session);

    private KeySourceText() {}

    private static KeySource read(String text) throws Unfit {
        if (text.equals("clientIp")) {
            return new KeySource.ClientIp();
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String name = colon < 0 ? "" : text.substring(colon + 1);
        if (!KINDS.contains(kind)) {
            throw new Unfit(EXPECTED, Suggestion.of(kind, KINDS));
        }
        if (name.isEmpty() || kind.equals("clientIp") || name.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit(
                    EXPECTED, kind.equals("clientIp") ? "clientIp has no name" : "say which: " + kind + ":NAME");
        }
        return named(kind, name);
    }

    private static KeySource named(String kind, String name) throws Unfit {
        return switch (kind) {
            case "cookie" -> new KeySource.Cookie(HttpTexts.token(name));
            case "header" -> new KeySource.Header(HttpTexts.token(name).toLowerCase(Locale.ROOT));
            case "jwt" -> new KeySource.Jwt(name);
            case "query" -> new KeySource.Query(name);
            default -> new KeySource.PathSegment(name);
        };
    }

    private static KeySource session(String text) throws Unfit {
        KeySource source = read(text);
        boolean comesAndGoes = source instanceof KeySource.Cookie
                || source instanceof KeySource.Header
                || source instanceof KeySource.Query;
        if (!comesAndGoes) {
            throw new Unfit("", "");
        }
        return source;
    }
}
