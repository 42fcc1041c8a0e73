package dev.banyan.proxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void aLoopbackAddressInAnyForm(String literal) {
        assertThat(Loopback.isAddress(literal)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "::",
                "0.0.0.0",
                "127.0.0.1.example",
                "localhost",
                "127.1",
                "256.0.0.1",
                "1::2::3",
                "",
                "2130706433",
                "fe80::1%eth0"
            })
    void anythingElseIsNone(String literal) {
        assertThat(Loopback.isAddress(literal)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:9901", "LocalHost", "127.0.0.1:1", "[::1]:9901", "[::1]"})
    void anAuthorityOfThisMachine(String authority) {
        assertThat(Loopback.isAuthority(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "localhost@evil.example", "", ":9901", "a:b:c"})
    void anAuthorityOfAnother(String authority) {
        assertThat(Loopback.isAuthority(authority)).isFalse();
    }
}
