package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "shop.example.com, shop.example.com, -1",
        "SHOP.Example.com, shop.example.com, -1",
        "shop.example.com., shop.example.com, -1",
        "Shop.example.com.:8080, shop.example.com, 8080",
        "localhost:0, localhost, 0",
        "localhost:65535, localhost, 65535",
        "localhost:, localhost, -1",
        "my_host, my_host, -1",
        "10.0.0.1:80, 10.0.0.1, 80",
        "[::1], [::1], -1",
        "[2001:DB8::1]:443, [2001:db8::1], 443",
        "'', '', -1"
    })
    void nameAndPortAreToldApart(String authority, String name, int port) throws MalformedHost {
        assertThat(Host.parse(authority)).isEqualTo(new Host(name, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a, b",
                "a/b",
                "u@a",
                "a b",
                "a:b",
                "a:80:80",
                "a:65536",
                "a:999999",
                "a:-1",
                "a:+1",
                ":80",
                ".",
                "..",
                ".a",
                "a..b",
                "a..",
                "[::1",
                "::1",
                "[::1]x",
                "[10.0.0.1]",
                "[]",
                "[::1%25eth0]",
                "[v1.x]",
                "é",
                "\u212a",
                "a%41",
                "a?b",
                "a#b",
                "*",
                "a\tb"
            })
    void whatIsNoHostIsRefused(String authority) {
        assertThatThrownBy(() -> Host.parse(authority))
                .isInstanceOf(MalformedHost.class)
                .hasMessageContaining("expected:")
                .hasMessageNotContaining(authority.length() < 3 ? "\u0000" : authority);
    }

    @Test
    void aNameIsBounded() {
        assertThatThrownBy(() -> Host.parse("a".repeat(256))).isInstanceOf(MalformedHost.class);
    }

    @Test
    void aNormalNameIsNotCopied() throws MalformedHost {
        String name = "shop.example.com";
        assertThat(Host.parse(name).name()).isSameAs(name);
    }
}
