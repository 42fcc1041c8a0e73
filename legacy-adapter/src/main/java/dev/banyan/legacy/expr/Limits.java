package dev.banyan.legacy.expr;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Parser.Symbol;
import dev.banyan.legacy.mapping.Effort;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of one message may use up, for each element of a list or once. Looked at on the way into and out of
 * every step, so that neither a rule nor a message can keep a thread. What is large counts as several steps.
 */
final class Limits {
    static final int STEPS = 250_000;
    /** What it takes to begin with an expression. */
    private static final int EVALUATION = 16;

    static final int DEPTH = 100;
    /** Steps are the bound that counts, and the same on every machine; this one is for steps that nobody thought of. */
    static final long NANOS = 1_000_000_000;

    static final int CHARACTERS = 1 << 20;
    static final int ELEMENTS = 100_000;
    private static final int CHARACTERS_OF_A_STEP = 256;
    private static final int ELEMENTS_OF_A_STEP = 64;

    private final Effort effort;
    private final long began = System.nanoTime();
    private int steps = EVALUATION;
    private int depth;

    /** @param effort of the message so far */
    Limits(Effort effort) {
        this.effort = effort;
    }

    /** An expression wanted more than it may have. Expected, so it carries no stack trace. */
    static final class Exceeded extends RuntimeException {
        Exceeded(String message) {
            super(message, null, false, false);
        }
    }

    /** The evaluation is at its end, whatever came of it. */
    void settle() {
        effort.add(steps, System.nanoTime() - began);
    }

    void hold(Frame frame) {
        frame.setEvaluateEntryCallback((symbol, input, environment) -> enter());
        frame.setEvaluateExitCallback(this::leave);
    }

    private void enter() {
        steps++;
        depth++;
        if (effort.steps() + steps > STEPS) {
            throw new Exceeded("more than " + STEPS + " steps");
        }
        if (depth > DEPTH) {
            throw new Exceeded("more than " + DEPTH + " levels deep");
        }
        if ((steps & 63) == 0 && effort.nanos() + System.nanoTime() - began > NANOS) {
            throw new Exceeded("more than " + NANOS / 1_000_000 + " ms");
        }
    }

    private void leave(Symbol symbol, @Nullable Object input, Frame environment, @Nullable Object result) {
        depth--;
        if (result instanceof String text) {
            steps += text.length() / CHARACTERS_OF_A_STEP;
            if (text.length() > CHARACTERS) {
                throw new Exceeded("a text of more than " + CHARACTERS + " characters");
            }
        }
        if (result instanceof List<?> list) {
            steps += list.size() / ELEMENTS_OF_A_STEP;
            if (list.size() > ELEMENTS) {
                throw new Exceeded("a list of more than " + ELEMENTS + " elements");
            }
        }
        if (result instanceof Pattern) {
            throw new Exceeded("a regular expression, whose time nothing bounds");
        }
    }
}
