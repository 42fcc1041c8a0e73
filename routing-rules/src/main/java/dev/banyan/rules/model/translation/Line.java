package dev.banyan.rules.model.translation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a map: where a value comes from, what is done to it, and where it goes. What is done happens in this
 * order, to each element where the value is a list: {@code default}, {@code split}, {@code enum}, {@code date}, {@code
 * number}, {@code type}; then {@code join} makes one text of a list, and {@code omitEmpty} looks at what came of it.
 * Exactly one of {@code from}, {@code constant}, {@code expr} and {@code each} is there.
 *
 * @param to a pointer in the body that goes
 * @param from a pointer in the body that comes, or {@code path:name}, {@code query:name}, {@code header:name},
 *     {@code cookie:name}; null: none
 * @param constant {@code const}; null: none
 * @param expr a JSONata expression over the body that comes; null: none
 * @param each a pointer to a list, whose elements the lines of {@code map} take; null: none
 * @param map the lines within an element of {@code each}, or within what {@code from} names; empty: none
 * @param when a JSONata condition; null: always
 * @param fallback {@code default}, where the source is missing; null: the line is left out
 * @param split a separator: text becomes a list; null: no
 * @param join a separator: a list becomes text; null: no
 * @param values {@code enum}; empty: no
 * @param otherwise {@code else}, for values outside {@code enum}; null: such a value is untranslatable
 * @param date null: no date
 * @param number null: no format of a number
 * @param round {@code halfUp}, {@code halfEven} or {@code down}; null: a number that would lose digits is untranslatable
 * @param type {@code string}, {@code int}, {@code decimal} or {@code boolean}; null: as the schema says, else as it is
 * @param omitEmpty true: an empty text, list or object leaves the line out
 */
public record Line(
        String to,
        @Nullable String from,
        @Nullable Constant constant,
        @Nullable String expr,
        @Nullable String each,
        List<Line> map,
        @Nullable String when,
        @Nullable Constant fallback,
        @Nullable String split,
        @Nullable String join,
        Map<String, Constant> values,
        @Nullable Constant otherwise,
        @Nullable DateForm date,
        @Nullable NumberForm number,
        @Nullable String round,
        @Nullable String type,
        boolean omitEmpty) {
    public Line {
        map = List.copyOf(map);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @param in a pattern of {@link java.time.format.DateTimeFormatter}, or {@code iso}
     * @param out the same
     * @param zone whose offset a local time takes; null: none
     */
    public record DateForm(String in, String out, @Nullable String zone) {}

    /**
     * The text side of a number.
     *
     * @param scale digits behind the sign; null: as they come
     * @param decimal the sign, default a point
     */
    public record NumberForm(@Nullable Integer scale, char decimal) {}
}
