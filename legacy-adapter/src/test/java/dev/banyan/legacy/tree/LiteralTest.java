package dev.banyan.legacy.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "007, 7",
        "+7, 7",
        "-7, -7",
        "-007.50, -7.50",
        "1.50, 1.50",
        ".5, 0.5",
        "5., 5",
        "-.5, -0.5",
        "' 7 ', 7",
        "1e3, 1e3",
        "1E+3, 1E+3",
        "0.00, 0.00",
        "00, 0",
        "00.1, 0.1",
        "12345678901234567890.12345678901234567890, 12345678901234567890.12345678901234567890"
    })
    void aNumberKeepsItsDigits(String text, String literal) {
        assertThat(Literal.number(text)).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", "+", ".", "1.2.3", "1,5", "0x1F", "1e", "1e+", "NaN", "INF", "1 2", "--1", "١"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(Literal.number(text)).isNull();
        assertThat(Literal.integer(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7.0, 7", "7e2, 700", "-0, 0", "70e-1, 7", "12345678901234567890123, 12345678901234567890123"})
    void aWholeNumberMayBeWrittenInManyWays(String text, String literal) {
        assertThat(Literal.integer(text)).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "75e-1", "0.1", "1e999999999", "1e-999999999"})
    void aFractionIsNoWholeNumberAndNeitherIsWhatCannotBeWrittenOut(String text) {
        assertThat(Literal.integer(text)).isNull();
    }

    @Property
    void aNumberIsNeverAnotherOne(@ForAll @StringLength(max = 30) @CharRange(from = '+', to = '9') String text) {
        String literal = Literal.number(text);
        BigDecimal value = read(text);
        if (literal != null) {
            assertThat(new BigDecimal(literal)).isEqualByComparingTo(value);
        } else {
            assertThat(value).isNull();
        }
    }

    private static BigDecimal read(String text) {
        try {
            return text.indexOf('/') >= 0 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
