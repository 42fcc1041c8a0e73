package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Origin;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However an exchange over HTTP/2 ends, every buffer goes back, and the next one gets its own answer. */
class LostBuffersOverHttp2Test {
    private static final byte[] LONG = new byte[60_000];
    private static final Map<String, H2Origin.Script> ANSWERS = Map.ofEntries(
            Map.entry("/fine", to -> to.ok("fine")),
            Map.entry("/long", to -> to.answer(200, LONG)),
            Map.entry("/trailers", to -> {
                to.head(200);
                to.send("some");
                to.end("x-sum: 4");
            }),
            Map.entry("/interim", to -> {
                to.interim(103, "x: y");
                to.bare(204);
            }),
            Map.entry("/early", to -> {
                to.bare(413);
                to.reset(H2Frame.NO_ERROR);
            }),
            Map.entry("/reset", to -> to.reset(H2Frame.INTERNAL_ERROR)),
            Map.entry("/refused", to -> to.reset(H2Frame.REFUSED_STREAM)),
            Map.entry("/cut", to -> {
                to.head(200);
                to.send(LONG);
                to.reset(H2Frame.INTERNAL_ERROR);
            }),
            Map.entry("/closed", to -> {
                to.head(200);
                to.send(LONG);
                to.close();
            }),
            Map.entry("/bad", to -> {
                to.head(200, "content-length: 5");
                to.send(LONG);
            }),
            Map.entry("/away", to -> {
                to.write(H2Frame.goAway(0, H2Frame.NO_ERROR));
                to.close();
            }),
            Map.entry("/garbage", to -> to.writeBytes(new byte[100])),
            Map.entry("/flooded", to -> {
                to.head(200);
                for (int i = 0; i < 20; i++) {
                    to.write(H2Frame.data(to.stream().id(), false, new byte[16_384]));
                }
                to.reset(H2Frame.CANCEL);
            }));

    @Test
    void nothingIsLostOverManyFaults() throws Exception {
        try (LostBuffers lost = new LostBuffers()) {
            H2Origin origin =
                    new H2Origin(exchange -> ANSWERS.get(exchange.target()).answer(exchange));
            RunningBanyan banyan = RunningBanyan.on("""
                    version: 1
                    backends:
                      shop: {url: "%s", protocol: h2c}
                    routes:
                      - {id: all, match: {prefix: /}, legacy: shop, timeouts: {request: 5s}}
                    """.formatted(origin.url()));
            try (banyan;
                    origin) {
                Random random = new Random(7);
                List<String> paths = ANSWERS.keySet().stream().sorted().toList();
                for (int i = 0; i < 300; i++) {
                    exchange(banyan, paths.get(random.nextInt(paths.size())), random.nextInt(4));
                    if (i % 20 == 0) {
                        assertThat(banyan.get("/fine").body()).isEqualTo("fine");
                    }
                }
            }
            assertThat(lost.reports()).isEmpty();
        }
    }

    /** @param kind of request: without body, with one, with one that is never whole, with a client that does not wait */
    private static void exchange(RunningBanyan banyan, String path, int kind) throws IOException {
        String head = " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        String body = "x".repeat(100_000);
        try (RawClient client = banyan.client()) {
            client.send(
                    switch (kind) {
                        case 0, 3 -> "GET" + head + "\r\n";
                        case 1 -> "POST" + head + "Content-Length: 100000\r\n\r\n" + body;
                        default -> "POST" + head + "Content-Length: 200000\r\n\r\n" + body;
                    });
            if (kind < 2) {
                client.answer();
            }
        } catch (IOException cut) {
            // A cut answer is one of the faults.
            assertThat(path).isNotEqualTo("/fine");
        }
    }
}
