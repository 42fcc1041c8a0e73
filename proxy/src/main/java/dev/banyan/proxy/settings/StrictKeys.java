package dev.banyan.proxy.settings;

import dev.banyan.proxy.settings.Settings.UnderscoreHeaders;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Truth;
import dev.banyan.rules.yaml.shape.Words;
import java.util.Map;
import java.util.TreeMap;

/** The section {@code strict}. */
final class StrictKeys {
    private static final Text<Boolean> KEEP_OR_REJECT = Words.of(new TreeMap<>(Map.of("keep", false, "reject", true)));

    private static final Key<UnderscoreHeaders> UNDERSCORE_HEADERS = Key.of(
                    "underscoreHeaders",
                    SettingWords.of(UnderscoreHeaders.values()),
                    "What becomes of request headers with an underscore in their name.")
            .byDefault(UnderscoreHeaders.DROP, "drop");
    private static final Key<Boolean> ENCODED_SLASH = Key.of(
                    "encodedSlash", KEEP_OR_REJECT, "%2f and %5c in a path: one opaque character, or 400.")
            .byDefault(false, "keep");
    private static final Key<Boolean> PATH_PARAMS = Key.of(
                    "pathParams", KEEP_OR_REJECT, ";parameters in a path: forwarded and not matched, or 400.")
            .byDefault(false, "keep");
    private static final Key<Boolean> MERGE_SLASHES =
            Key.of("mergeSlashes", Truth.BOOLEAN, "Several slashes become one.").byDefault(false, false);

    static final Shape<Settings.Strict> SHAPE = Keys.of(
                    "strict", UNDERSCORE_HEADERS, ENCODED_SLASH, PATH_PARAMS, MERGE_SLASHES)
            .as(StrictKeys::strict);

    private StrictKeys() {}

    static Settings.Strict strict(Fields fields) {
        return new Settings.Strict(
                fields.get(UNDERSCORE_HEADERS),
                fields.get(ENCODED_SLASH),
                fields.get(PATH_PARAMS),
                fields.get(MERGE_SLASHES));
    }
}
