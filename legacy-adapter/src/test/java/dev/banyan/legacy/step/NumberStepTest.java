package dev.banyan.legacy.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.step.NumberStep.Sources;
import dev.banyan.legacy.tree.Leaf;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStepTest {

    @ParameterizedTest(name = "{0} -> {3}")
    @CsvSource(nullValues = "-", textBlock = """
            '12,50',   2, ',', 12.50
            '12,5',    2, ',', 12.5
            '12',      2, ',', 12
            '-0012,5', -, ',', -12.5
            '12.50',   2, '.', 12.50
            '12,500',  2, ',', 12.50
            """)
    void towardsJsonItIsANumber(String given, Integer scale, char sign, String wanted) throws Unfit {
        NumberStep step = new NumberStep(scale, sign, Sources.SIGN, false, Rounding.NEVER);
        assertThat(step.apply(Leaf.text(given))).isEqualTo(Leaf.number(wanted));
    }

    @ParameterizedTest(name = "{0} -> {3}")
    @CsvSource(nullValues = "-", textBlock = """
            12.5,                  2, ',', '12,50'
            12,                    2, '.', 12.00
            1e3,                   0, '.', 1000
            -0.5,                  -, ',', '-0,5'
            12345678901234567890.5, 1, '.', 12345678901234567890.5
            """)
    void towardsTextItHasItsDigitsAndItsSign(String given, Integer scale, char sign, String wanted) throws Unfit {
        NumberStep step = new NumberStep(scale, sign, Sources.POINT, true, Rounding.NEVER);
        assertThat(step.apply(Leaf.number(given))).isEqualTo(Leaf.text(wanted));
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(textBlock = """
            12.345, 12.35, halfUp
            12.345, 12.34, halfEven
            12.355, 12.36, halfEven
            12.349, 12.34, down
            -12.345, -12.35, halfUp
            """)
    void digitsAreLostOnlyWhereTheLineSaysHow(String given, String wanted, String round) throws Unfit {
        NumberStep step = new NumberStep(2, '.', Sources.POINT, true, Rounding.of(round));
        assertThat(step.apply(Leaf.number(given))).isEqualTo(Leaf.text(wanted));
        NumberStep strict = new NumberStep(2, '.', Sources.POINT, true, Rounding.NEVER);
        assertThatThrownBy(() -> strict.apply(Leaf.number(given))).isInstanceOf(Unfit.class);
    }

    @ParameterizedTest
    @CsvSource({"'1.234,50'", "12.5", "abc", "''", "'1,2,3'"})
    void whatIsNoNumberWithThatSignDoesNotFit(String given) {
        NumberStep step = new NumberStep(2, ',', Sources.SIGN, false, Rounding.HALF_UP);
        assertThatThrownBy(() -> step.apply(Leaf.text(given))).isInstanceOf(Unfit.class);
    }

    @Property
    void aNumberThereAndBackIsTheSame(
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") @Scale(6) BigDecimal number)
            throws Unfit {
        Leaf text =
                new NumberStep(6, ',', Sources.POINT, true, Rounding.NEVER).apply(Leaf.number(number.toPlainString()));
        Leaf back = new NumberStep(null, ',', Sources.SIGN, false, Rounding.NEVER).apply(text);
        assertThat(new BigDecimal(back.text())).isEqualByComparingTo(number);
    }
}
