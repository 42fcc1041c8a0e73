package dev.banyan.legacy.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer (RFC 6901) into a tree.
 *
 * @param tokens unescaped; none: the whole document
 */
public record Pointer(List<String> tokens) {
    public static final Pointer WHOLE = new Pointer(List.of());

    public Pointer {
        tokens = List.copyOf(tokens);
    }

    /** @param text empty, or beginning with a slash */
    public static Pointer of(String text) {
        if (text.isEmpty() || text.equals("/")) {
            return WHOLE;
        }
        List<String> tokens = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            tokens.add(token.replace("~1", "/").replace("~0", "~").intern());
        }
        return new Pointer(tokens);
    }

    public boolean isWhole() {
        return tokens.isEmpty();
    }

    public int size() {
        return tokens.size();
    }

    /** This one, and then that one below it. */
    public Pointer then(Pointer below) {
        List<String> all = new ArrayList<>(tokens);
        all.addAll(below.tokens);
        return new Pointer(all);
    }

    public Pointer then(String token) {
        return then(new Pointer(List.of(token)));
    }

    public String last() {
        return tokens.get(tokens.size() - 1);
    }

    /** One token as it is written in a pointer. */
    public static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append('/').append(escaped(token)));
        return text.toString();
    }
}
