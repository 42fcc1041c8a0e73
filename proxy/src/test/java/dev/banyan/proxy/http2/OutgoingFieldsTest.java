package dev.banyan.proxy.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingFieldsTest {
    private final MultiMap headers = HttpHeaders.headers();

    @Test
    void namesAreInLowerCaseInTheOrderGiven() {
        headers.add("Content-Type", "text/plain")
                .add("X-Own", "1")
                .add("Set-Cookie", "a")
                .add("Set-Cookie", "b");

        assertThat(lines(OutgoingFields.answer(200, headers)))
                .containsExactly(":status=200", "content-type=text/plain", "x-own=1", "set-cookie=a", "set-cookie=b");
    }

    @Test
    void whatSpeaksOfTheConnectionIsLeftOut() {
        headers.add("Connection", "close")
                .add("Keep-Alive", "5")
                .add("Proxy-Connection", "close")
                .add("Transfer-Encoding", "chunked")
                .add("Upgrade", "h2c")
                .add("te", "trailers");

        assertThat(lines(OutgoingFields.trailers(headers))).containsExactly("te=trailers");
    }

    @Test
    void aRequestBeginsWithItsPseudoHeaders() {
        headers.add("accept", "*/*");

        assertThat(lines(OutgoingFields.request("GET", "https", "shop.test", "/", headers)))
                .containsExactly(":method=GET", ":scheme=https", ":authority=shop.test", ":path=/", "accept=*/*");
        assertThat(lines(OutgoingFields.request("GET", "https", "", "/", headers)))
                .containsExactly(":method=GET", ":scheme=https", ":path=/", "accept=*/*");
    }

    @Test
    void theStatusIsKnownToTheEncoder() {
        assertThat(OutgoingFields.answer(103, headers).status()).hasToString("103");
        assertThat(OutgoingFields.answer(799, headers).status()).hasToString("799");
        assertThat(OutgoingFields.trailers(headers).status()).isNull();
    }

    private static List<String> lines(OutgoingFields fields) {
        List<String> lines = new ArrayList<>();
        fields.forEach(field -> lines.add(field.getKey() + "=" + field.getValue()));
        return lines;
    }
}
