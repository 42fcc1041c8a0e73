package dev.banyan.proxy.origin;

import static dev.banyan.proxy.wire.WrittenTranslator.answered;
import static dev.banyan.proxy.wire.WrittenTranslator.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Stream;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import dev.banyan.proxy.wire.WrittenTranslator;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However an exchange ends whose messages are translated, every buffer goes back and no request stays in flight. */
class LostBuffersInTranslationTest {
    private static final int MOST = 150_000;
    private static final String SMALL = "a".repeat(1000);
    private static final String LARGE = "a".repeat(100_000);
    private static final String TOO_LARGE = "a".repeat(MOST + 1);
    private static final String[] BODIES = {"", SMALL, LARGE, TOO_LARGE, "refused"};
    private static final String[] PATHS = {
        "/fine", "/large", "/too-large", "/refused", "/cut", "/reset", "/busy", "/broken"
    };

    private final Random random = new Random(11);

    private static final WrittenTranslator TRANSLATOR = WrittenTranslator.named("t")
            .maxBody(MOST)
            .request(request -> {
                if (text(request.body()).equals("refused")) {
                    throw WrittenTranslator.refused(Direction.REQUEST, "");
                }
                return request.body().length == 1000 ? TranslatedRequest.SAME : WrittenTranslator.to(LARGE);
            })
            .answer(answer -> {
                String body = text(answer.body());
                if (body.equals("refused")) {
                    throw WrittenTranslator.refused(Direction.RESPONSE, "");
                }
                if (body.equals("broken")) {
                    throw new IllegalStateException("broken on purpose");
                }
                return answered(answer.status(), body);
            });

    private static void play(String path, RawOrigin.Connection to) throws IOException {
        switch (path) {
            case "/large" -> to.ok(LARGE);
            case "/too-large" -> to.ok(TOO_LARGE);
            case "/refused", "/broken" -> to.ok(path.substring(1));
            case "/busy" -> to.write("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy");
            case "/reset" -> to.reset();
            case "/cut" -> {
                to.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + SMALL);
                to.close();
            }
            default -> to.ok("fine");
        }
    }

    @Test
    void nothingIsLost() throws Exception {
        try (LostBuffers lost = new LostBuffers()) {
            RawOrigin origin =
                    new RawOrigin((request, to) -> play(request.start().split(" ")[1], to));
            RunningBanyan banyan = RunningBanyan.on("""
                    version: 1
                    backends:
                      shop: {url: "%1$s"}
                      other: {url: "%1$s"}
                    translations:
                      t: {request: {}}
                    routes:
                      - id: all
                        match: {prefix: /}
                        legacy: shop
                        modern: other
                        split: {modern: 50, onMissingKey: random, key: [query:u]}
                        translate: {legacy: t}
                        fallback: {modern: legacy, legacy: modern}
                        retry: {attempts: 3, on: [503, reset], backoff: {base: 1ms, max: 2ms}}
                        timeouts: {request: 5s}
                    """.formatted(origin.url()), TRANSLATOR);
            try (banyan;
                    origin) {
                for (int i = 0; i < 200; i++) {
                    String path = PATHS[random.nextInt(PATHS.length)];
                    String body = BODIES[random.nextInt(BODIES.length)];
                    if (random.nextBoolean()) {
                        overHttp1(banyan, path, body, random.nextInt(4) == 0);
                    } else {
                        overHttp2(banyan, path, body, random.nextInt(4) == 0);
                    }
                }
                for (String side : new String[] {"legacy", "modern"}) {
                    Eventually.holds(
                            "nothing is in flight",
                            () -> banyan.metric("banyan_requests_in_flight{route=\"all\",side=\"" + side + "\"}") == 0);
                }
                assertThat(banyan.get("/fine").body()).isEqualTo("fine");
            }
            assertThat(lost.reports()).isEmpty();
        }
    }

    /** @param leaves whether the client does, somewhere on the way */
    private void overHttp1(RunningBanyan banyan, String path, String body, boolean leaves) throws IOException {
        try (RawClient client = banyan.client()) {
            String head = "PUT " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                    + body.length() + "\r\n\r\n";
            client.send(head + body.substring(0, leaves ? random.nextInt(body.length() + 1) : body.length()));
            if (!leaves) {
                assertThat(client.answer().status()).isIn(200, 413, 422, 500, 502, 503);
            }
        } catch (IOException cut) {
            assertMayBeCut(path, body);
        }
    }

    private void overHttp2(RunningBanyan banyan, String path, String body, boolean leaves) throws IOException {
        try (H2Client client = H2Client.to(banyan.port())) {
            H2Stream stream = client.begin(body.isEmpty(), H2Client.request("PUT", path));
            if (!body.isEmpty()) {
                client.data(stream, !leaves, leaves ? body.substring(0, Math.min(body.length(), 30_000)) : body);
            }
            if (!leaves) {
                assertThat(client.answer(stream).status()).isIn(200, 413, 422, 500, 502, 503);
            }
        } catch (IOException cut) {
            assertMayBeCut(path, body);
        }
    }

    /** A body that nobody wants, and an answer that goes through untranslated. */
    private static void assertMayBeCut(String path, String body) {
        assertThat(body.length() > MOST || path.equals("/cut")).as(path).isTrue();
    }
}
