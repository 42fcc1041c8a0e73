package dev.banyan.proxy.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is to become of a vector, as its table says: a verdict, the statuses that will do where the verdict has any, and
 * what else must be seen.
 *
 * @param verdict {@code accept}, {@code reject} and so on; what they mean is said where they are checked
 * @param statuses empty where none is given
 * @param wanted by name; a name without {@code =} is there with an empty value
 */
record Expectation(String verdict, List<Integer> statuses, Map<String, String> wanted) {
    /** How the client asks for the answer that is a vector. */
    static final String ASKS = "asks";

    private static final List<String> PASSING = List.of("accept", "either", "pass");

    /** @param defaults of the vector's form, for what passes; what the row says wins */
    static Expectation parse(String text, Map<String, String> defaults) {
        String[] words = text.trim().split("\\s+");
        boolean passes = PASSING.contains(words[0]);
        Map<String, String> wanted = new LinkedHashMap<>(defaults);
        wanted.keySet().removeIf(name -> !passes && !name.equals(ASKS));
        boolean hasStatus = words.length > 1 && words[1].matches("\\d{3}(/\\d{3})*");
        for (int i = hasStatus ? 2 : 1; i < words.length; i++) {
            put(words[i], wanted);
        }
        List<Integer> statuses =
                hasStatus ? Stream.of(words[1].split("/")).map(Integer::valueOf).toList() : List.of();
        return new Expectation(words[0], statuses, wanted);
    }

    static void put(String word, Map<String, String> into) {
        String text = Escapes.read(word);
        int equals = text.indexOf('=');
        into.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
    }

    /** The same, but nothing is wanted of these. */
    Expectation without(List<String> names) {
        Map<String, String> fewer = new LinkedHashMap<>(wanted);
        fewer.keySet().removeAll(names);
        return new Expectation(verdict, statuses, fewer);
    }

    boolean has(String name) {
        return wanted.containsKey(name);
    }

    String want(String name, String otherwise) {
        return wanted.getOrDefault(name, otherwise);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(verdict);
        if (!statuses.isEmpty()) {
            text.append(' ')
                    .append(String.join(
                            "/", statuses.stream().map(String::valueOf).toList()));
        }
        wanted.forEach((name, value) ->
                text.append(' ').append(name).append(value.isEmpty() ? "" : "=" + Escapes.write(value)));
        return text.toString();
    }
}
