package dev.banyan.rules.yaml.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML 1.2.2, section 10.3.2. */
class CoreSchemaTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "12, 12",
        "012, 12",
        "-12, -12",
        "+12, 12",
        "0o14, 12",
        "0xC, 12",
        "0xff, 255",
        "1.5, 1.5",
        ".5, 0.5",
        "1., 1",
        "-.5, -0.5",
        "1e3, 1000",
        "1.5E-2, 0.015",
        "1e+2, 100"
    })
    void numbersAreExact(String word, BigDecimal number) {
        assertThat(CoreSchema.number(word)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "+",
                "e5",
                "1e",
                "1e+",
                "1_000",
                "0b101",
                "0o",
                "0o8",
                "0x",
                "0xg",
                "0xF\uFF11",
                ".inf",
                "-.inf",
                ".nan",
                "1:30",
                "1e999999999",
                "0x-1",
                "1.2.3",
                "12a",
                "--1",
                "\u0661"
            })
    void otherWordsAreNoNumbers(String word) {
        assertThat(CoreSchema.number(word)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "FALSE, false"})
    void truthValuesAreThese(String word, boolean value) {
        assertThat(CoreSchema.bool(word)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "yes", "no", "y", "n", "On", "tRUE", "1", ""})
    void wordsOfYaml11AreNoTruthValues(String word) {
        assertThat(CoreSchema.bool(word)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"null, true", "Null, true", "NULL, true", "~, true", "'', true", "nUll, false", "none, false"})
    void nothingIsWrittenSo(String word, boolean nothing) {
        assertThat(CoreSchema.isNull(word)).isEqualTo(nothing);
    }
}
