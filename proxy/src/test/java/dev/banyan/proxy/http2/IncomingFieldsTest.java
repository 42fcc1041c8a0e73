package dev.banyan.proxy.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.AsciiString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a header block may say; how requests of it are met is in the tests of the edge. */
class IncomingFieldsTest {
    @Test
    void pseudoHeadersStandApart() {
        IncomingFields fields = read(":method=GET", ":scheme=http", ":authority=a", ":path=/x", "accept=*/*");

        assertThat(fields.faultOfRequest()).isNull();
        assertThat(fields.method()).hasToString("GET");
        assertThat(fields.path()).hasToString("/x");
        assertThat(fields.fields().names()).containsExactly("accept");
        assertThat(fields.contentLength()).isEqualTo(IncomingFields.NO_LENGTH);
    }

    @Test
    void crumbsOfACookieAreOneAgain() {
        assertThat(read("cookie=a=1", "x=y", "cookie=b=2").fields().getAll("cookie"))
                .containsExactly("a=1; b=2");
        assertThat(read("cookie=a=1").fields().getAll("cookie")).containsExactly("a=1");
    }

    @Test
    void ofWhatIsTooLargeNoMoreIsKept() {
        IncomingFields fields = new IncomingFields(100);
        for (int i = 0; i < 10; i++) {
            fields.add(AsciiString.of("x-" + i), AsciiString.of("y"));
        }
        assertThat(fields.isTooLarge()).isTrue();
        assertThat(fields.fields().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "999999999999999999, 999999999999999999"})
    void aLengthIsANumber(String text, long length) {
        assertThat(read("content-length=" + text).contentLength()).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+5", "-5", "5 ", "0x5", "5,5", "1e3", "9999999999999999999"})
    void whatIsNoLengthIsAFault(String text) {
        assertThat(read("content-length=" + text).faultOfTrailers()).isNotNull();
    }

    @Test
    void answersHaveAStatusAndNothingOfRequests() {
        assertThat(read(":status=200", "x=y").faultOfAnswer()).isNull();
        assertThat(read(":status=20", "x=y").faultOfAnswer()).contains(":status");
        assertThat(read(":status=2000").faultOfAnswer()).contains(":status");
        assertThat(read(":status=099").faultOfAnswer()).contains(":status");
        assertThat(read("x=y").faultOfAnswer()).contains(":status");
        assertThat(read(":status=200", ":path=/").faultOfAnswer()).contains("of requests");
        assertThat(read(":status=200", "connection=close").faultOfAnswer()).contains("the connection");
    }

    @Test
    void trailersHaveNoPseudoHeaders() {
        assertThat(read("grpc-status=0").faultOfTrailers()).isNull();
        assertThat(read(":status=200").faultOfTrailers()).contains("trailers");
    }

    @Test
    void theFirstFaultIsTheOneThatIsTold() {
        assertThat(read("X=y", "connection=close").faultOfTrailers()).contains("name");
    }

    private static IncomingFields read(String... lines) {
        IncomingFields fields = new IncomingFields(16 * 1024);
        for (String line : lines) {
            int at = line.indexOf('=');
            fields.add(AsciiString.of(line.substring(0, at)), AsciiString.of(line.substring(at + 1)));
        }
        return fields;
    }
}
