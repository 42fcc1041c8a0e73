package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that takes its time does not keep a place for ever. */
class SlowClientTest {
    private RawOrigin origin;

    @BeforeEach
    void start() throws IOException {
        origin = new RawOrigin((request, to) -> to.ok("fine"));
    }

    @AfterEach
    void stop() throws IOException {
        origin.close();
    }

    private RunningBanyan with(String limits) {
        return RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), "limits: {" + limits + "}");
    }

    @Test
    void aHeadThatNeverEnds() throws IOException {
        try (RunningBanyan banyan = with("headersTimeout: 300ms");
                RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aBodyThatStops() throws IOException {
        try (RunningBanyan banyan = with("bodyIdleTimeout: 300ms");
                RawClient client = banyan.client()) {
            RawMessage answer = client.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n123");
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("request-timeout");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionThatIsNotUsed() throws IOException {
        try (RunningBanyan banyan = with("keepAliveIdle: 300ms");
                RawClient client = banyan.client()) {
            assertThat(client.get("/").status()).isEqualTo(200);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void moreConnectionsThanMayBe() throws IOException {
        try (RunningBanyan banyan = with("maxConnections: 1");
                RawClient first = banyan.client()) {
            assertThat(first.get("/").status()).isEqualTo(200);
            try (RawClient second = banyan.client()) {
                assertThat(second.isClosed()).isTrue();
            }
            assertThat(first.get("/").status()).isEqualTo(200);
        }
    }
}
