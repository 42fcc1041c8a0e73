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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression over what a line sees. {@code $} is where the line's pointers start, {@code $document} the whole
 * body; {@code $path}, {@code $query}, {@code $header} and {@code $cookie} have parts by name: {@code $header.`x-user`}.
 *
 * <p>Numbers of up to 15 digits can be computed with; those with more go through as they are. Steps, depth, time and
 * sizes are bounded, and there are no regular expressions and no {@code $eval}.
 */
public final class Expression implements Source, Condition {
    private static final List<String> HEAD = List.of("$path", "$query", "$header", "$cookie");

    /** Stands in for what could not be read, so that further faults can be found. */
    public static final Expression NOTHING = new Expression("null");

    private final String text;
    private final boolean asksDocument;
    private final boolean asksHead;
    /** The library keeps state in what it parsed, so each thread has its own. */
    private final ThreadLocal<Jsonata> parsed;

    private Expression(String text) {
        this.text = text;
        this.asksDocument = text.contains("$document");
        this.asksHead = HEAD.stream().anyMatch(text::contains);
        this.parsed = ThreadLocal.withInitial(() -> parsed(text));
    }

    private static Jsonata parsed(String text) {
        Jsonata expression = Jsonata.jsonata(text);
        // It would go through all of what it is given, for each element anew; a view has nothing in it but what it
        // knows.
        expression.setValidateInput(false);
        expression.assign("eval", Bounded.REFUSED);
        expression.assign("pad", Bounded.PAD);
        return expression;
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
        return Results.of(evaluate(scope, false));
    }

    @Override
    public boolean holds(Scope scope) throws Unfit {
        return Boolean.TRUE.equals(evaluate(scope, true));
    }

    /** @param truth true: whether it holds is all that is asked */
    private @Nullable Object evaluate(Scope scope, boolean truth) throws Unfit {
        Limits limits = new Limits(scope.effort());
        try {
            Jsonata expression = parsed.get();
            Frame frame = expression.createFrame();
            bind(scope, frame);
            limits.hold(frame);
            Object result = expression.evaluate(Views.of(scope.here()), frame);
            return truth ? (Object) isTrue(result) : result;
        } catch (Limits.Exceeded e) {
            throw new Unfit("", "an expression that asks for " + e.getMessage() + " (expected: less)");
        } catch (JException e) {
            // Its message may hold a value of the body; its code says enough.
            throw new Unfit("", "a value that the expression cannot take, " + e.getError() + " (expected: one it can)");
        } catch (RuntimeException | StackOverflowError e) {
            throw new Unfit("", "a value that the expression cannot take (expected: one it can)");
        } finally {
            limits.settle();
        }
    }

    private static boolean isTrue(@Nullable Object result) {
        return result instanceof ExactNumber number ? number.signum() != 0 : result != null && Jsonata.boolize(result);
    }

    /** Only what it asks for: each name costs, for each element of a list. */
    private void bind(Scope scope, Frame frame) {
        if (asksDocument) {
            frame.bind("document", Views.of(scope.document()));
        }
        if (asksHead) {
            Head head = scope.head();
            frame.bind("path", Views.lookup(head::path));
            frame.bind("query", Views.lookup(head::query));
            frame.bind("header", Views.lookup(head::header));
            frame.bind("cookie", Views.lookup(head::cookie));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
