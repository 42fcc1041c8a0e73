package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A backend that leaves the rules while it is asked: who is with it, or waits for it, is served; then it is let go. */
class ReloadUnderwayTest {
    private static final String RULES = """
            version: 1
            backends:
              shop: {url: "%s", pool: {maxConnections: 1}, hostHeader: %s}
            routes:
              - {id: all, match: {prefix: /}, legacy: shop}
            """;

    @Test
    void whoIsUnderwayOrWaitsIsServedAndTheConnectionsAreClosed() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        boolean[] closed = new boolean[1];
        try (RawOrigin origin = new RawOrigin((request, to) -> {
                    await(release);
                    to.ok(request.header("host"));
                    if (request.start().contains("/2")) {
                        closed[0] = to.socket().getInputStream().read() < 0;
                    }
                });
                RunningBanyan banyan = RunningBanyan.on(RULES.formatted(origin.url(), "preserve"), "eventLoops: 1");
                RawClient first = banyan.client();
                RawClient second = banyan.client()) {
            String before = banyan.banyan().revision();
            first.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the first is there", () -> origin.received().size() == 1);
            second.send("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
            Eventually.holds("the second waits", () -> banyan.pending("shop") == 1);
            Files.writeString(banyan.rules(), RULES.formatted(origin.url(), "other.test"));
            Eventually.holds(
                    "the new rules are in force",
                    () -> !banyan.banyan().revision().equals(before));
            release.countDown();

            assertThat(first.answer().body()).isEqualTo("x");
            assertThat(second.answer().body()).isEqualTo("x");
            assertThat(banyan.get("/3").body()).isEqualTo("other.test");
            Eventually.holds("the old connection is closed", () -> closed[0]);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
