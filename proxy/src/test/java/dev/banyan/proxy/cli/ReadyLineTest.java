package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReadyLineTest {
    @Test
    void itIsTheContractsLine() {
        assertThat(ReadyLine.line("127.0.0.1:8080", "127.0.0.1:9901", "0123456789ab"))
                .isEqualTo("banyan ready http=127.0.0.1:8080 admin=127.0.0.1:9901 revision=0123456789ab");
    }

    @Test
    void aWildcardIsShownAsTheLoopbackAddressThatCanBeCalled() {
        assertThat(ReadyLine.address("0.0.0.0", 8080)).isEqualTo("127.0.0.1:8080");
        assertThat(ReadyLine.address("::", 8080)).isEqualTo("[::1]:8080");
        assertThat(ReadyLine.address("10.0.0.7", 80)).isEqualTo("10.0.0.7:80");
    }
}
