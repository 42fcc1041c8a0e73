package dev.banyan.legacy.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            text/plain                                 | -
            text/plain;                                | -
            text/plain; charset                        | -
            text/plain; xcharset=a                     | -
            text/plain; format=flowed                  | -
            text/plain; charset=utf-8                  | utf-8
            text/plain;charset=utf-8;                  | utf-8
            text/plain ; CharSet = "UTF-8" ; a=b       | UTF-8
            text/plain; a="x;charset=y"; charset=z     | z
            text/plain; a="x\\";charset=y"; charset=z  | z
            text/plain; charset="a\\"b"                | a"b
            text/plain; charset=""                     | ``
            text/plain; charset="open                  | open
            text/plain; a=b; charset=c d               | c d
            -                                          | -
            ``                                         | -
            """)
    void aParameterIsFound(String contentType, String charset) throws Unfit {
        assertThat(ContentType.parameter(contentType, "charset")).isEqualTo(charset);
    }

    @Test
    void aParameterThatStandsThereTwiceIsRefused() {
        assertThat(Refusal.of(() -> ContentType.parameter("a/b; charset=utf-8; CHARSET=utf-7", "charset")))
                .isEqualTo(": Content-Type with two charset (expected: one)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            -                              | ``
            Text/CSV                       | text/csv
            application/json ;charset=x    | application/json
            """)
    void theMediaTypeHasNoParametersAndNoCase(String contentType, String media) {
        assertThat(ContentType.media(contentType)).isEqualTo(media);
    }
}
