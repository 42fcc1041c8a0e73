package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ElapsedTest {
    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT59.9S, 59s", "PT60S, 1m", "PT59M59S, 59m", "PT1H, 1h", "PT71H, 71h", "PT72H, 3d"})
    void aDurationIsOneNumber(Duration duration, String word) {
        assertThat(Elapsed.word(duration)).isEqualTo(word);
    }

    @Test
    void whatIsToComeIsNotPast() {
        assertThat(Elapsed.since("2999-01-01T00:00:00Z")).isEqualTo("0s");
        assertThat(Elapsed.until("2000-01-01T00:00:00Z")).isEmpty();
        assertThat(Elapsed.until("2999-01-01T00:00:00Z")).endsWith("d");
    }
}
