package dev.banyan.rules.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedRequestTest {

    @Test
    void aUrlBecomesAHead() {
        RequestHead head = DescribedRequest.of(
                "GET", "HTTPS://Shop.Example.com:8443/a/%2e%2e/b;x?q=%41#top", Map.of("X-User", "u1"));
        assertThat(head.scheme()).isEqualTo("https");
        assertThat(head.host()).isEqualTo("shop.example.com");
        assertThat(head.path().text()).isEqualTo("/b;x");
        assertThat(head.query()).isEqualTo("q=%41");
        assertThat(head.queryParameter("q")).isEqualTo("A");
        assertThat(head.header("x-user")).isEqualTo("u1");
        assertThat(head.header("host")).isEqualTo("Shop.Example.com:8443");
        assertThat(head.clientIp()).isEmpty();
    }

    @Test
    void aPathTakesItsHostFromTheHeader() {
        RequestHead head = DescribedRequest.of("GET", "/a", Map.of("Host", "x.com:80"));
        assertThat(head.host()).isEqualTo("x.com");
        assertThat(DescribedRequest.of("GET", "/a", Map.of()).host()).isEmpty();
    }

    @Test
    void aHostAloneMeansTheRoot() {
        assertThat(DescribedRequest.of("GET", "http://x.com", Map.of()).path().text())
                .isEqualTo("/");
        RequestHead head = DescribedRequest.of("GET", "http://x.com?q=/", Map.of());
        assertThat(head.path().text() + " " + head.query()).isEqualTo("/ q=/");
    }

    @Test
    void repeatedHeadersStay() {
        RequestHead head = DescribedRequest.of(
                "GET", "/", Map.of("Cookie", List.of("a=1", "b=2")), "10.0.0.1", PathCanonicalizer.DEFAULT);
        assertThat(head.headers("cookie")).containsExactly("a=1", "b=2");
        assertThat(head.cookie("b")).isEqualTo("2");
        assertThat(head.headers("x")).isEmpty();
        assertThat(head.clientIp()).isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://x/", "x.com/a", "http://u@x.com/", "http://x.com/..", "http://x.com/a b", "//x.com/\\"
            })
    void whatIsNoRequestIsRefusedWithASentence(String url) {
        assertThatThrownBy(() -> DescribedRequest.of("GET", url, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected:");
    }
}
