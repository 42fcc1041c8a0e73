package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.yaml.shape.Unfit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds what a regex unfolds to. RE2/J writes counted repeats out, and {@code ((a{1000}){1000}){1000}} within fewer
 * than 512 characters fills any memory. Guesses are on the large side.
 */
final class RepeatBound {
    private static final long MAX = 10_000;
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,4})(,([0-9]{0,4}))?}");

    private final String regex;
    /** What stood before each group that is open, innermost first. */
    private final Deque<Long> open = new ArrayDeque<>();

    private long size;
    private long last;

    private RepeatBound(String regex) {
        this.regex = regex;
    }

    /** @throws Unfit where the pattern unfolds to more than 10 000 atoms */
    static void check(String regex) throws Unfit {
        new RepeatBound(regex).walk();
    }

    private void walk() throws Unfit {
        for (int i = 0; i < regex.length(); ) {
            i = step(i);
            if (size > MAX) {
                throw new Unfit("a pattern whose counted repeats unfold to at most " + MAX + " atoms", "");
            }
        }
    }

    private int step(int at) {
        return switch (regex.charAt(at)) {
            case '(' -> opened(at);
            case ')' -> closed(at);
            case '[' -> atom(endOfClass(at));
            case '\\' -> regex.startsWith("\\Q", at) ? quoted(at) : atom(endOfEscape(at));
            case '{' -> repeat(at);
            default -> atom(at + 1);
        };
    }

    private int atom(int end) {
        last = 1;
        size++;
        return end;
    }

    private int opened(int at) {
        open.push(size);
        size = 0;
        last = 0;
        return at + 1;
    }

    private int closed(int at) {
        last = Math.max(1, size);
        size = last + (open.isEmpty() ? 0 : open.pop());
        return at + 1;
    }

    private int repeat(int at) {
        Matcher count = COUNT.matcher(regex).region(at, regex.length());
        if (!count.lookingAt()) {
            return atom(at + 1);
        }
        String most = count.group(3);
        long times = Math.max(1, Long.parseLong(most == null || most.isEmpty() ? count.group(1) : most));
        size += last * (times - 1);
        last *= times;
        return count.end();
    }

    /** What stands between {@code \Q} and {@code \E} opens and repeats nothing. */
    private int quoted(int at) {
        int close = regex.indexOf("\\E", at + 2);
        int end = close < 0 ? regex.length() : close + 2;
        size += end - at;
        last = 1;
        return end;
    }

    /** The first bracket that closes: perhaps too early, never too late. */
    private int endOfClass(int at) {
        for (int i = at + 1; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ']') {
                return i + 1;
            }
        }
        return regex.length();
    }

    private int endOfEscape(int at) {
        boolean braced = regex.startsWith("{", at + 2) && "pPx".indexOf(regex.charAt(at + 1)) >= 0;
        int close = braced ? regex.indexOf('}', at) : -1;
        return close < 0 ? Math.min(at + 2, regex.length()) : close + 1;
    }
}
