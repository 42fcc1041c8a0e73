package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "a=1, a, 1",
        "a=1&b=2, b, 2",
        "a=1&a=2, a, 1",
        "a, a, ''",
        "a&b=1, a, ''",
        "a=, a, ''",
        "a=b=c, a, b=c",
        "a=1+2, a, 1 2",
        "a=%2B%26, a, +&",
        "%61=1, a, 1",
        "a+b=1, a b, 1",
        "aa=1&a=2, a, 2",
        "a=%C3%A9, a, é",
        "a=é😀%41, a, é😀A",
        "a=%zz%4, a, %zz%4",
        "a=%FF, a, \ufffd",
        "&&a=1, a, 1",
        "x=a=1, a,",
        "'', a,",
        "b=1, a,",
        "A=1, a,"
    })
    void theFirstValueIsReadDecoded(String query, String name, String value) {
        assertThat(Query.first(query, name)).isEqualTo(value);
    }

    @Test
    void anyOfRepeatedValuesWillDo() {
        assertThat(Query.contains("a=1&a=x+y&a=3", "a", "x y")).isTrue();
        assertThat(Query.contains("a=1&a=3", "a", "2")).isFalse();
        assertThat(Query.contains("a", "a", "")).isTrue();
        assertThat(Query.any("a=1&a=22", "a", value -> value.length() == 2)).isTrue();
        assertThat(Query.any("b=1", "a", value -> true)).isFalse();
    }

    @Property(tries = 2_000)
    void whatFormsWriteIsRead(
            @ForAll @CharRange(from = 0, to = 0xd7ff) String name,
            @ForAll @CharRange(from = 0, to = 0xd7ff) String value) {
        String query = "x=1&" + encoded(name) + "=" + encoded(value) + "&y=2";
        if (!name.equals("x")) {
            assertThat(Query.first(query, name)).isEqualTo(value);
            assertThat(Query.contains(query, name, value)).isTrue();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
