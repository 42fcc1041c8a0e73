package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Side;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Words;
import java.util.EnumMap;
import java.util.Map;

/** {@code legacy} and {@code modern}: as words, and as the keys of a small mapping. */
final class Sides {
    static final Text<Side> SIDE = Words.of(Side.values(), Side::word);

    private Sides() {}

    /**
     * Something for one side or for both.
     *
     * @param title of the mapping
     * @param says what it is, completed by the side's name
     */
    static <V> Shape<Map<Side, V>> each(String title, Shape<V> legacyShape, Shape<V> modernShape, String says) {
        Key<V> legacy = Key.of("legacy", legacyShape, says + " legacy side.");
        Key<V> modern = Key.of("modern", modernShape, says + " modern side.");
        return Keys.of(title, legacy, modern).as(fields -> {
            Map<Side, V> bySide = new EnumMap<>(Side.class);
            put(bySide, Side.LEGACY, fields, legacy);
            put(bySide, Side.MODERN, fields, modern);
            return bySide;
        });
    }

    private static <V> void put(Map<Side, V> bySide, Side side, Fields fields, Key<V> key) {
        V value = fields.find(key);
        if (value != null) {
            bySide.put(side, value);
        }
    }

    /** What one side falls back to: the other one. */
    static Shape<Map<Side, Side>> fallback() {
        return each(
                "fallback",
                Words.of(Map.of(Side.MODERN.word(), Side.MODERN)),
                Words.of(Map.of(Side.LEGACY.word(), Side.LEGACY)),
                "What stands in for the");
    }
}
