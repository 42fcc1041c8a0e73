package dev.banyan.legacy.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeStepTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(textBlock = """
            int,     7,                    NUMBER,  7
            int,     007,                  NUMBER,  7
            int,     7.0,                  NUMBER,  7
            int,     12345678901234567890, NUMBER,  12345678901234567890
            decimal, 12.50,                NUMBER,  12.50
            boolean, true,                 BOOLEAN, true
            boolean, 0,                    BOOLEAN, false
            string,  7,                    TEXT,    7
            """)
    void aTextBecomesAValueOfTheType(String type, String given, Leaf.Kind kind, String wanted) throws Unfit {
        assertThat(step(type).apply(Leaf.text(given))).isEqualTo(new Leaf(kind, wanted));
    }

    @Test
    void aNumberIsATextWithAllItsDigits() throws Unfit {
        assertThat(step("string").apply(Leaf.number("12345678901234567890.10")))
                .isEqualTo(Leaf.text("12345678901234567890.10"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"int, abc", "int, 7.5", "int, ''", "decimal, '1,5'", "boolean, yes", "boolean, TRUE", "boolean, 2"})
    void whatIsNoneDoesNotFit(String type, String given) {
        assertThatThrownBy(() -> step(type).apply(Leaf.text(given))).isInstanceOf(Unfit.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"halfUp, 7.5, 8", "halfEven, 6.5, 6", "down, 7.9, 7", "down, -7.9, -7"})
    void aFractionGoesOnlyWhereTheLineSaysHow(String round, String given, String wanted) throws Unfit {
        assertThat(TypeStep.of("int").rounding(Rounding.of(round)).apply(Leaf.number(given)))
                .isEqualTo(Leaf.number(wanted));
    }

    private static Step step(String type) {
        return TypeStep.of(type).rounding(Rounding.NEVER);
    }
}
