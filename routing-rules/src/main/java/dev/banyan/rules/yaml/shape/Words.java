package dev.banyan.rules.yaml.shape;

import dev.banyan.rules.validate.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One of a few words. */
public final class Words {
    private Words() {}

    public static <E> Text<E> of(E[] values, Function<E, String> word) {
        Map<String, E> byWord = new LinkedHashMap<>();
        for (E value : values) {
            byWord.put(word.apply(value), value);
        }
        return of(byWord);
    }

    public static <E> Text<E> of(Map<String, E> byWord) {
        String expected = String.join(", ", byWord.keySet());
        return Text.of("unknown-word", expected, Schemas.of("enum", spellings(byWord)), text -> {
            E value = byWord.get(text);
            if (value == null) {
                throw new Unfit(expected, Suggestion.of(text, byWord.keySet()));
            }
            return value;
        });
    }

    /** In YAML an unquoted {@code true} is no string, so both stand in the schema. */
    private static List<Object> spellings(Map<String, ?> byWord) {
        List<Object> spellings = new ArrayList<>(byWord.keySet());
        if (byWord.containsKey("true")) {
            spellings.add(true);
        }
        if (byWord.containsKey("false")) {
            spellings.add(false);
        }
        return spellings;
    }
}
