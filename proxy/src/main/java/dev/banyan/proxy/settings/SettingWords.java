package dev.banyan.proxy.settings;

import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Words;
import java.util.Locale;

/** Words of settings: the names of constants in lower case. */
final class SettingWords {
    private SettingWords() {}

    static <E extends Enum<E>> Text<E> of(E[] values) {
        return Words.of(values, value -> value.name().toLowerCase(Locale.ROOT));
    }
}
