package dev.banyan.legacy.expr;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may use up. Looked at on the way into and out of every step of the expression, so that neither a
 * rule nor a message can keep a thread.
 */
final class Limits {
    static final int STEPS = 100_000;
    static final int DEPTH = 100;
    static final long NANOS = 100_000_000;
    static final int CHARACTERS = 1 << 20;
    static final int ELEMENTS = 100_000;

    private final long end = System.nanoTime() + NANOS;
    private int steps;
    private int depth;

    /** An expression wanted more than it may have. Expected, so it carries no stack trace. */
    static final class Exceeded extends RuntimeException {
        Exceeded(String message) {
            super(message, null, false, false);
        }
    }

    void hold(Frame frame) {
        frame.setEvaluateEntryCallback((symbol, input, environment) -> enter());
        frame.setEvaluateExitCallback(this::leave);
    }

    private void enter() {
        steps++;
        depth++;
        if (steps > STEPS) {
            throw new Exceeded("more than " + STEPS + " steps");
        }
        if (depth > DEPTH) {
            throw new Exceeded("more than " + DEPTH + " levels deep");
        }
        if ((steps & 63) == 0 && System.nanoTime() > end) {
            throw new Exceeded("more than " + NANOS / 1_000_000 + " ms");
        }
    }

    private void leave(Symbol symbol, @Nullable Object input, Frame environment, @Nullable Object result) {
        depth--;
        if (result instanceof String text && text.length() > CHARACTERS) {
            throw new Exceeded("a text of more than " + CHARACTERS + " characters");
        }
        if (result instanceof List<?> list && list.size() > ELEMENTS) {
            throw new Exceeded("a list of more than " + ELEMENTS + " elements");
        }
        if (result instanceof Pattern) {
            throw new Exceeded("a regular expression, whose time nothing bounds");
        }
    }
}
