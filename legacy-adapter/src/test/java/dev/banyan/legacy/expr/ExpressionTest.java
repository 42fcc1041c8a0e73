package dev.banyan.legacy.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Branch BODY = new Branch()
            .put("name", Leaf.text("Ada"))
            .put("large", Leaf.number("12345678901234567890.50"))
            .put("n", Leaf.number("5"))
            .put("null", Leaf.NULL)
            .put("lines", Items.of(line("1.10", "A"), line("2.20", "B")));

    private static Branch line(String price, String code) {
        return new Branch().put("price", Leaf.number(price)).put("code", Leaf.text(code));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            name                              | TEXT    | Ada
            name & '!'                        | TEXT    | Ada!
            large                             | NUMBER  | 12345678901234567890.50
            $string(large)                    | TEXT    | 12345678901234567890.50
            $sum(lines.price)                 | NUMBER  | 3.3
            n * 2 + 1                         | NUMBER  | 11
            n / 4                             | NUMBER  | 1.25
            n > 4                             | BOOLEAN | true
            lines[price > 2].code             | TEXT    | B
            $count(lines)                     | NUMBER  | 2
            $header.`x-user`                  | TEXT    | u1
            $path.id                          | TEXT    | 7
            $query.view                       | TEXT    | full
            $cookie.uid                       | TEXT    | c1
            $document.name                    | TEXT    | Ada
            $exists(nothing)                  | BOOLEAN | false
            $pad(name, 5, '.')                | TEXT    | Ada..
            """)
    void anExpressionIsComputedExactly(String text, Leaf.Kind kind, String wanted) throws Exception {
        assertThat(evaluate(text)).isEqualTo(new Leaf(kind, wanted));
    }

    @Test
    void objectsAndListsComeBackAsSuch() throws Exception {
        assertThat(evaluate("lines.{'c': code}"))
                .isEqualTo(Items.of(new Branch().put("c", Leaf.text("A")), new Branch().put("c", Leaf.text("B"))));
    }

    @Test
    void whatIsMissingIsMissing() throws Exception {
        assertThat(evaluate("nothing.at.all")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "large + 1",
                "large > 1",
                "$sum([large, 1])",
                "( $f := function($x){ $f($x) }; $f(1) )",
                "( $f := function($x){ 1 + $f($x) }; $f(1) )",
                "[1..1000000].($ * 2)",
                "$reduce([1..40], function($a, $i){ $a & $a }, 'aaaa')",
                "$pad('a', 10000000)",
                "$eval('1')",
                "$match(name, /A(d+)+/)",
                "name + 1",
                "$unknown(1)",
                "function($x){$x}"
            })
    void whatAsksForTooMuchOrFitsNotIsRefusedSoon(String text) throws Exception {
        Expression expression = Expression.of(text);
        long began = System.nanoTime();
        assertThatThrownBy(() -> expression.find(scope()))
                .isInstanceOf(Unfit.class)
                .hasMessageNotContaining("Ada")
                .hasMessageNotContaining("1234567890");
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "((", "'open", "{"})
    void whatIsNoExpressionIsSaidAtOnce(String text) {
        assertThatThrownBy(() -> Expression.of(text)).isInstanceOf(BadExpression.class);
    }

    @Test
    void manyThreadsMayAskOneExpression() throws Exception {
        Expression expression = Expression.of("$sum(lines.price) & name");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Tree> ask = () -> expression.find(scope());
            List<Future<Tree>> answers =
                    threads.invokeAll(IntStream.range(0, 500).mapToObj(i -> ask).toList());
            for (Future<Tree> answer : answers) {
                assertThat(answer.get()).isEqualTo(Leaf.text("3.3Ada"));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Tree evaluate(String text) throws Exception {
        return Expression.of(text).find(scope());
    }

    private static Scope scope() {
        Request request = new Request(
                "GET",
                "/orders/7",
                "view=full",
                Map.of("id", "7"),
                "r-1",
                List.of(new Field("X-User", "u1"), new Field("Cookie", "uid=c1")),
                new byte[0]);
        return new Scope(BODY, BODY, new Head(request, null));
    }
}
