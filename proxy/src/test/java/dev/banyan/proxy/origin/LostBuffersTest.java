package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However an exchange ends, every buffer goes back, and the next one gets its own answer. */
class LostBuffersTest {
    private static final String LONG = "x".repeat(100_000);
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("/fine", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine"),
            Map.entry("/chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfine\r\n0\r\na: b\r\n\r\n"),
            Map.entry("/long", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + LONG),
            Map.entry("/two", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfineHTTP/1.1 200 OK\r\n\r\npoison"),
            Map.entry("/more", "HTTP/1.1 204 No\r\n\r\n" + LONG),
            Map.entry("/interim", "HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 204 No\r\n\r\n"),
            Map.entry("/early", "HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n"),
            Map.entry("/cut", "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + LONG),
            Map.entry("/cut-head", "HTTP/1.1 200 OK\r\nContent-Le"),
            Map.entry(
                    "/cut-chunk",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n" + LONG.substring(1, 999)),
            Map.entry("/bad-chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfine" + LONG),
            Map.entry("/bad-head", "HTTP/1.1 200 OK\r\na : b\r\n\r\n" + LONG),
            Map.entry("/nothing", ""),
            Map.entry("/until-close", "HTTP/1.1 200 OK\r\n\r\n" + LONG));

    @Test
    void aLostBufferIsNoticed() throws Exception {
        try (LostBuffers lost = new LostBuffers()) {
            PooledByteBufAllocator.DEFAULT.directBuffer(16);
            Eventually.holds("it is reported", () -> !lost.reports().isEmpty());
        }
    }

    @Test
    void nothingIsLostOverManyFaults() throws Exception {
        try (LostBuffers lost = new LostBuffers()) {
            RawOrigin origin = new RawOrigin((request, to) -> {
                String path = request.start().split(" ")[1];
                to.write(ANSWERS.get(path));
                if (!path.matches("/(fine|chunks|long|interim|early)")) {
                    to.close();
                }
            });
            RunningBanyan banyan = RunningBanyan.on("""
                    version: 1
                    backends:
                      shop: {url: "%s"}
                    routes:
                      - {id: all, match: {prefix: /}, legacy: shop, timeouts: {request: 5s}}
                    """.formatted(origin.url()));
            try (banyan;
                    origin) {
                Random random = new Random(7);
                List<String> paths = ANSWERS.keySet().stream().sorted().toList();
                for (int i = 0; i < 200; i++) {
                    exchange(banyan, paths.get(random.nextInt(paths.size())), random.nextInt(4));
                    if (i % 20 == 0) {
                        assertThat(banyan.get("/fine").body()).isEqualTo("fine");
                    }
                }
            }
            assertThat(lost.reports()).isEmpty();
        }
    }

    @Test
    void nothingIsLostWhenTunnelsBreak() throws Exception {
        try (LostBuffers lost = new LostBuffers()) {
            RawOrigin origin = new RawOrigin((request, to) -> {
                to.write("HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n" + LONG);
                if (request.start().contains("/reset")) {
                    to.reset();
                }
            });
            RunningBanyan banyan = RunningBanyan.on("""
                    version: 1
                    backends:
                      shop: {url: "%s"}
                    routes:
                      - {id: all, match: {prefix: /}, legacy: shop}
                    """.formatted(origin.url()));
            try (banyan;
                    origin) {
                for (int i = 0; i < 40; i++) {
                    tunnel(banyan, i % 2 == 0 ? "/reset" : "/stays");
                }
                Eventually.holds(
                        "no tunnel is left",
                        () -> banyan.metric("banyan_backend_connections{backend=\"shop\",state=\"active\"}") == 0);
            }
            assertThat(lost.reports()).isEmpty();
        }
    }

    /** Goes through, sends, and leaves without reading what came. */
    private static void tunnel(RunningBanyan banyan, String path) throws IOException {
        try (RawClient client = banyan.client()) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            String start = client.head().start();
            assertThat(path.equals("/reset") || start.contains("101")).isTrue();
            client.send(LONG);
        } catch (SocketException reset) {
            assertThat(path).isEqualTo("/reset");
        }
    }

    /** @param kind of request: without body, with one, with one in chunks, with one that is never whole */
    private static void exchange(RunningBanyan banyan, String path, int kind) throws IOException {
        String head = " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        try (RawClient client = banyan.client()) {
            client.send(
                    switch (kind) {
                        case 0 -> "GET" + head + "\r\n";
                        case 1 -> "POST" + head + "Content-Length: 100000\r\n\r\n" + LONG;
                        case 2 -> "POST" + head + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
                        default -> "POST" + head + "Content-Length: 200000\r\n\r\n" + LONG;
                    });
            if (kind == 3) {
                // And the client leaves in the middle of its own body.
                return;
            }
            RawMessage answer = client.answer();
            assertThat(answer.body()).doesNotContain("poison");
        } catch (IOException cut) {
            // A cut answer is one of the faults.
            assertThat(path).isNotEqualTo("/fine");
        }
    }
}
