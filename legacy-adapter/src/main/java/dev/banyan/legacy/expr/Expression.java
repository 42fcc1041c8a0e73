package dev.banyan.legacy.expr;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Condition;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.mapping.Source;
import dev.banyan.legacy.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression over what a line sees. {@code $} is where the line's pointers start, {@code $document} the whole
 * body; {@code $path}, {@code $query}, {@code $header} and {@code $cookie} have parts by name: {@code $header.`x-user`}.
 *
 * <p>Numbers of up to 15 digits can be computed with; those with more go through as they are. Steps, depth, time and
 * sizes are bounded, and there are no regular expressions and no {@code $eval}.
 */
public final class Expression implements Source, Condition {
    /** Stands in for what could not be read, so that further faults can be found. */
    public static final Expression NOTHING = new Expression("null");

    private final String text;
    /** The library keeps state in what it parsed, so each thread has its own. */
    private final ThreadLocal<Jsonata> parsed;

    private Expression(String text) {
        this.text = text;
        this.parsed = ThreadLocal.withInitial(() -> Jsonata.jsonata(text));
    }

    /** @throws BadExpression where the text is no expression */
    public static Expression of(String text) throws BadExpression {
        try {
            Jsonata.jsonata(text);
        } catch (JException e) {
            throw new BadExpression("expression: " + e.getMessage() + " (expected: JSONata)");
        } catch (RuntimeException | StackOverflowError e) {
            throw new BadExpression("expression: not to be read (expected: JSONata)");
        }
        return new Expression(text);
    }

    @Override
    public @Nullable Tree find(Scope scope) throws Unfit {
        return Results.of(evaluate(scope));
    }

    @Override
    public boolean holds(Scope scope) throws Unfit {
        Object result = evaluate(scope);
        return result != null && Jsonata.boolize(result);
    }

    private @Nullable Object evaluate(Scope scope) throws Unfit {
        try {
            Jsonata expression = parsed.get();
            Frame frame = expression.createFrame();
            bind(scope, frame);
            new Limits().hold(frame);
            return expression.evaluate(Views.of(scope.here()), frame);
        } catch (Limits.Exceeded e) {
            throw new Unfit("", "an expression that asks for " + e.getMessage() + " (expected: less)");
        } catch (JException e) {
            // Its message may hold a value of the body; its code says enough.
            throw new Unfit("", "a value that the expression cannot take, " + e.getError() + " (expected: one it can)");
        } catch (RuntimeException | StackOverflowError e) {
            throw new Unfit("", "a value that the expression cannot take (expected: one it can)");
        }
    }

    private static void bind(Scope scope, Frame frame) {
        Head head = scope.head();
        frame.bind("document", Views.of(scope.document()));
        frame.bind("path", Views.lookup(head::path));
        frame.bind("query", Views.lookup(head::query));
        frame.bind("header", Views.lookup(head::header));
        frame.bind("cookie", Views.lookup(head::cookie));
        frame.bind("eval", Bounded.REFUSED);
        frame.bind("pad", Bounded.PAD);
    }

    @Override
    public String toString() {
        return text;
    }
}
