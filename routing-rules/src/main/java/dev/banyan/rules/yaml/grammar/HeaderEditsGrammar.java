package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Rewrite.HeaderEdits;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Named;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code requestHeaders} and {@code responseHeaders}: removed first, then set, then added. */
final class HeaderEditsGrammar {
    /** Framing and what ends at each hop (RFC 9110, section 7.6.1) is made by the proxy alone. */
    private static final Set<String> PROXYS_OWN = Set.of(
            "connection",
            "content-length",
            "host",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Text<String> NAME =
            Text.of("bad-header-name", "a header name", Schemas.string("."), HeaderEditsGrammar::name);

    private static final Key<Map<String, String>> SET = Key.of(
                    "set", new Named<>(NAME, HttpTexts.HEADER_VALUE), "Replaces all values of a header.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Map<String, String>> ADD = Key.of(
                    "add", new Named<>(NAME, HttpTexts.HEADER_VALUE), "Adds one more value to a header.")
            .byDefault(Map.of(), Map.of());
    private static final Key<List<String>> REMOVE =
            Key.of("remove", Items.of(NAME), "Takes headers away.").byDefault(List.of(), List.of());

    static final Shape<HeaderEdits> SHAPE = Keys.of("headers", SET, ADD, REMOVE)
            .as(fields -> new HeaderEdits(fields.get(SET), fields.get(ADD), fields.get(REMOVE)));

    private HeaderEditsGrammar() {}

    private static String name(String text) throws Unfit {
        String name = HttpTexts.token(text).toLowerCase(Locale.ROOT);
        if (PROXYS_OWN.contains(name)) {
            String hint = name.equals("host") ? "hostHeader of the backend says which host it sees" : "";
            throw new Unfit("a header that the proxy does not make itself", hint);
        }
        return name;
    }
}
