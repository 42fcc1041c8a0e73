package dev.banyan.proxy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The time limits of clients have the effect that they promise. */
class PatienceOnTheWireTest {
    private RawOrigin origin;
    private RunningBanyan banyan;

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @Test
    void aHeadThatDoesNotComeToItsEndIsAnswered408() throws IOException {
        start("limits: {headersTimeout: 200ms}");
        try (RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: shop.test\r\n");
            assertThat(client.answer().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyThatPausesTooLongIsAnswered408() throws IOException {
        start("limits: {bodyIdleTimeout: 200ms}");
        try (RawClient client = banyan.client()) {
            client.send("POST / HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 10\r\n\r\nabc");
            assertThat(client.answer().status()).isEqualTo(408);
        }
    }

    @Test
    void aConnectionThatIsNotUsedIsClosed() throws IOException {
        start("limits: {keepAliveIdle: 200ms}");
        try (RawClient client = banyan.client()) {
            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(client.isClosed()).isTrue();
        }
    }

    private void start(String settings) throws IOException {
        origin = RawOrigin.answering("ok");
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - id: all
                    match: {prefix: /}
                    legacy: shop
                """.formatted(origin.url()), settings);
    }
}
