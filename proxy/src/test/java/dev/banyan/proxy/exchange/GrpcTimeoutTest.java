package dev.banyan.proxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrpcTimeoutTest {

    private static long nanos(String text) {
        return GrpcTimeout.nanos(HttpHeaders.headers().add("grpc-timeout", text));
    }

    @ParameterizedTest
    @CsvSource({
        "1H, 3600000000000",
        "2M, 120000000000",
        "10S, 10000000000",
        "250m, 250000000",
        "7u, 7000",
        "99999999n, 99999999",
        "0S, 0"
    })
    void digitsAndAUnitAreATime(String text, long nanos) {
        assertThat(nanos(text)).isEqualTo(nanos);
    }

    @Test
    void aTimeBeyondAllReasonIsNone() {
        assertThat(nanos("99999999H")).isEqualTo(GrpcTimeout.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "1", "1s", "1 S", "-1S", "+1S", "1.5S", "123456789S", "x1S"})
    void anythingElseIsNone(String text) {
        assertThat(nanos(text)).isEqualTo(GrpcTimeout.NONE);
    }

    @Test
    void noHeaderIsNone() {
        assertThat(GrpcTimeout.nanos(HttpHeaders.headers())).isEqualTo(GrpcTimeout.NONE);
    }
}
