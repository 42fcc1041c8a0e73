package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookiesTest {

    @ParameterizedTest
    @CsvSource({
        "a=1, 1",
        "b=2; a=1, 1",
        "b=2;a=1, 1",
        "a=1; a=2, 1",
        "a=, ''",
        "a = 1 , 1",
        "a=\"1 2\", 1 2",
        "a=b=c, b=c",
        "a=%41, %41",
        "junk; a=1, 1",
        "junk; a, ",
        "aa=1, ",
        "A=1, ",
        ";;; a=1, 1",
        "'', "
    })
    void theFirstCookieOfANameIsRead(String header, String value) {
        assertThat(Cookies.first(List.of(header), "a")).isEqualTo(value);
    }

    @Test
    void aSingleQuoteMarkIsAValue() {
        assertThat(Cookies.first(List.of("a=\""), "a")).isEqualTo("\"");
    }

    @Test
    void cookiesMayComeInSeveralHeaders() {
        assertThat(Cookies.first(List.of("b=1", "a=2"), "a")).isEqualTo("2");
        assertThat(Cookies.any(List.of("a=1", "b=1; a=2"), "a", "2"::equals)).isTrue();
        assertThat(Cookies.any(List.of("a=1"), "a", "2"::equals)).isFalse();
    }
}
