package dev.banyan.legacy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value.Range;
import dev.banyan.legacy.schema.Value.Type;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittingTest {
    private static final Range BYTE = new Range(new BigDecimal(-128), new BigDecimal(127));

    private static final Structure ORDER = new Structure()
            .add(new Part("id", Value.of(Type.INT), true, false, ""))
            .add(new Part("total", new Value(Type.DECIMAL, Set.of(), -1, 5, 2), false, true, ""))
            .add(new Part("line", new Listing(Value.of(Type.STRING), 2), false, false, ""))
            .add(new Part("state", new Value(Type.STRING, Set.of("A", "C"), 1, -1, -1), false, false, ""))
            .add(new Part("small", new Value(Type.INT, Set.of(), -1, 3, -1, BYTE), false, false, ""))
            .add(new Part("paid", Value.of(Type.BOOLEAN), false, false, ""));

    private static Branch order() {
        return new Branch().put("id", Leaf.text("7"));
    }

    private static Branch fit(Branch branch) throws Unfit {
        return (Branch) Fitting.write(branch, ORDER);
    }

    @Test
    void partsStandInTheSchemasOrderAndHaveItsTypes() throws Unfit {
        Branch fit = fit(new Branch()
                .put("paid", Leaf.text("1"))
                .put("line", Leaf.text("x"))
                .put("id", Leaf.text("007")));
        assertThat(fit.name(0)).isEqualTo("id");
        assertThat(fit)
                .isEqualTo(new Branch()
                        .put("id", Leaf.number("7"))
                        .put("line", Items.of(Leaf.text("x")))
                        .put("paid", Leaf.TRUE));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(nullValues = "-", textBlock = """
            id,    abc,     a text that is none
            id,    1.5,     a text that is none
            total, 1.234,   3 digits behind the point
            total, 1234.5,  4 digits before the point
            state, B,       one of those
            state, AB,      2 characters
            small, 128,     -128 to 127
            small, -129,    -128 to 127
            small, 1000,    4 digits
            paid,  yes,     true or false
            other, x,       one that the schema knows
            """)
    void whatDoesNotFitIsSaidWithItsPlace(String name, String value, String words) {
        assertThatThrownBy(() -> fit(order().put(name, Leaf.text(value))))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.pointer()).isEqualTo("/" + name))
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"127", "-128", "0"})
    void aRangeHoldsItsBounds(String number) throws Unfit {
        assertThat(fit(order().put("small", Leaf.text(number))).get("small")).isEqualTo(Leaf.number(number));
    }

    @Test
    void whatIsRequiredMustBeThere() {
        assertThatThrownBy(() -> fit(new Branch().put("state", Leaf.text("A"))))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.pointer()).isEqualTo("/id"));
    }

    @Test
    void nullStandsOnlyWhereItMay() throws Unfit {
        assertThat(fit(order().put("total", Leaf.NULL)).get("total")).isEqualTo(Leaf.NULL);
        assertThatThrownBy(() -> fit(order().put("state", Leaf.NULL))).isInstanceOf(Unfit.class);
    }

    @Test
    void aListHasNoMoreElementsThanItMay() {
        Tree three = Items.of(Leaf.text("a"), Leaf.text("b"), Leaf.text("c"));
        assertThatThrownBy(() -> fit(order().put("line", three))).hasMessageContaining("at most 2");
    }

    @Test
    void zerosAtTheEndAreNoDigits() throws Unfit {
        assertThat(fit(order().put("total", Leaf.text("123.4500"))).get("total"))
                .isEqualTo(Leaf.number("123.4500"));
    }

    @Test
    void readingGivesTypesListsAndEmptyLists() throws Unfit {
        Tree read = Typing.read(
                new Branch()
                        .put("id", Leaf.text(" 7 "))
                        .put("paid", Leaf.text("true"))
                        .put("other", Leaf.text("x")),
                ORDER);
        assertThat(read)
                .isEqualTo(new Branch()
                        .put("id", Leaf.number("7"))
                        .put("paid", Leaf.TRUE)
                        .put("other", Leaf.text("x"))
                        .put("line", Items.of()));
    }

    @Test
    void anEmptyTextIsLeftToTheLines() throws Unfit {
        assertThat(((Branch) Typing.read(new Branch().put("id", Leaf.EMPTY), ORDER)).get("id"))
                .isEqualTo(Leaf.EMPTY);
    }

    @Test
    void whatIsReadMustBeWhatTheSchemaSays() {
        assertThatThrownBy(() -> Typing.read(new Branch().put("id", Leaf.text("abc")), ORDER))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.pointer()).isEqualTo("/id"))
                .hasMessageNotContaining("abc");
    }
}
