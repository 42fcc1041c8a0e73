package dev.banyan.proxy.headers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatedHeadersTest {

    private static MultiMap headers(String... lines) {
        MultiMap headers = HttpHeaders.headers();
        for (String line : lines) {
            headers.add(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
        }
        return headers;
    }

    @Test
    void itIsRenamedThenRemovedThenSet() {
        MultiMap headers = headers("a:1", "A:2", "b:3", "c:4", "d:5");
        TranslatedHeaders.change(headers, Map.of("a", "x", "b", "y"), List.of("y", "c"), Map.of("c", "6", "d", "7"));
        assertThat(headers.getAll("x")).containsExactly("1", "2");
        assertThat(headers.getAll("c")).containsExactly("6");
        assertThat(headers.getAll("d")).containsExactly("7");
        assertThat(headers.names()).containsExactlyInAnyOrder("x", "c", "d");
    }

    @Test
    void twoHeadersCanChangeTheirNames() {
        MultiMap headers = headers("a:1", "b:2");
        TranslatedHeaders.change(headers, Map.of("a", "b", "b", "a"), List.of(), Map.of());
        assertThat(headers.getAll("a")).containsExactly("2");
        assertThat(headers.getAll("b")).containsExactly("1");
    }

    @Test
    void whatIsRenamedComesInPlaceOfWhatHadThatName() {
        MultiMap headers = headers("x-user:anna", "x-usr:forged");
        TranslatedHeaders.change(headers, Map.of("x-user", "x-usr", "x-none", "x-kept"), List.of(), Map.of());
        assertThat(headers.getAll("x-usr")).containsExactly("anna");
        assertThat(headers.contains("x-user")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection",
                "content-length",
                "Transfer-Encoding",
                "host",
                "upgrade",
                "te",
                "trailer",
                "expect",
                "keep-alive",
                "proxy-authorization",
                "x-banyan-side"
            })
    void noneOfThemChangesWhatIsFenced(String name) {
        MultiMap headers = headers(name + ":1", "a:2");
        TranslatedHeaders.change(headers, Map.of(name, "b", "a", name), List.of(name), Map.of(name, "3"));
        assertThat(headers.getAll(name)).containsExactly("1");
        assertThat(headers.getAll("a")).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "br, GZIP;q=0.5, * | gzip",
                "gzip ; q=0 | ",
                "gzip;q=0.000 | ",
                "gzip;q=0.001 | gzip",
                "br, deflate | ",
                "identity | ",
                "* | "
            })
    void ofCodingsOnlyGzipIsAskedFor(String came, String goes) {
        MultiMap headers = headers("accept-encoding:" + came);
        TranslatedHeaders.askForWhole(headers, true);
        assertThat(headers.get("accept-encoding")).isEqualTo(goes);
    }

    @Test
    void whoAsksForNoCodingIsAskedForNone() {
        MultiMap headers = headers("a:b");
        TranslatedHeaders.askForWhole(headers, true);
        assertThat(headers.contains("accept-encoding")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'\"v1\"', 'W/\"v1\"'", "'W/\"v1\"', 'W/\"v1\"'", "odd, odd"})
    void aStrongTagBecomesWeakOnce(String came, String goes) {
        MultiMap headers = headers("etag:" + came);
        TranslatedHeaders.describeAnswer(headers, "a/b");
        TranslatedHeaders.forgetBody(headers);
        assertThat(headers.getAll("etag")).containsExactly(goes);
    }
}
