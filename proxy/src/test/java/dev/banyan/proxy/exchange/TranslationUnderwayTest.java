package dev.banyan.proxy.exchange;

import static dev.banyan.proxy.wire.WrittenTranslator.answered;
import static dev.banyan.proxy.wire.WrittenTranslator.text;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import dev.banyan.proxy.wire.WrittenTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** While a message is put together or translated the client leaves, time is over, rules change, or it breaks. */
class TranslationUnderwayTest {
    private static final String LARGE = "x".repeat(100_000);
    private static final String POST_LARGE = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + LARGE;

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();

    @AfterEach
    void letGo() {
        go.countDown();
    }

    private void hold() {
        held.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WrittenTranslator slowWithRequests() {
        return WrittenTranslator.named("t").request(request -> {
            hold();
            return TranslatedRequest.SAME;
        });
    }

    private WrittenTranslator slowWithAnswers() {
        return WrittenTranslator.named("t").answer(answer -> {
            hold();
            return answered(200, "late");
        });
    }

    private static void nothingIsLeftOver(RunningBanyan banyan) throws Exception {
        Eventually.holds(
                "nothing is in flight",
                () -> banyan.metric("banyan_requests_in_flight{route=\"all\",side=\"legacy\"}") == 0);
        Eventually.holds(
                "no connection is in use",
                () -> banyan.metric("banyan_backend_connections{backend=\"old\",state=\"active\"}") == 0);
    }

    @Test
    void aClientThatLeavesWhileItsRequestIsTranslatedIsAskedForNobody() throws Exception {
        try (RawOrigin origin = RawOrigin.answering("ok");
                RunningBanyan banyan = on(origin, "", "", slowWithRequests())) {
            try (RawClient client = banyan.client()) {
                client.send(POST_LARGE);
                Eventually.holds("it is translated", () -> held.get() == 1);
            }
            nothingIsLeftOver(banyan);
            go.countDown();
            assertThat(banyan.get("/b").status()).isEqualTo(200);
            assertThat(origin.received()).hasSize(1);
        }
    }

    @Test
    void aClientThatLeavesWhileItsAnswerIsTranslatedLeavesNothingBehind() throws Exception {
        try (RawOrigin origin = RawOrigin.answering(LARGE);
                RunningBanyan banyan = on(origin, "", "", slowWithAnswers())) {
            try (RawClient client = banyan.client()) {
                client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
                Eventually.holds("it is translated", () -> held.get() == 1);
            }
            nothingIsLeftOver(banyan);
            go.countDown();
            assertThat(banyan.get("/b").body()).isEqualTo("late");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"})
    void aClientThatLeavesWithinItsBodyReachesNobody(String begun) throws Exception {
        WrittenTranslator translator = WrittenTranslator.shouting("t");
        try (RawOrigin origin = RawOrigin.answering("ok");
                RunningBanyan banyan = on(origin, "", "", translator)) {
            try (RawClient client = banyan.client()) {
                client.send("POST /a HTTP/1.1\r\nHost: a\r\n" + begun);
                Eventually.holds(
                        "it is in flight",
                        () -> banyan.metric("banyan_requests_in_flight{route=\"all\",side=\"legacy\"}") == 1);
            }
            nothingIsLeftOver(banyan);
            assertThat(origin.received()).isEmpty();
            assertThat(translator.requests()).isEmpty();
        }
    }

    @Test
    void aClientThatLeavesWhileTheAnswerComesIsSeenByTheBackend() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                    begun.countDown();
                    awaitEnd(connection);
                    seen.countDown();
                });
                RunningBanyan banyan = on(origin, "", "", WrittenTranslator.shouting("t"))) {
            try (RawClient client = banyan.client()) {
                client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            nothingIsLeftOver(banyan);
        }
    }

    private static void awaitEnd(RawOrigin.Connection connection) {
        try {
            connection.socket().getInputStream().read();
        } catch (IOException reset) {
            // Gone, too.
        }
    }

    static Stream<String> phases() {
        return Stream.of(
                "the body stays away",
                "the request is translated",
                "the answer is translated",
                "the answer stays away");
    }

    @ParameterizedTest
    @MethodSource("phases")
    void theTimeOfTheRequestGoesOnWhile(String phase) throws Exception {
        WrittenTranslator translator =
                switch (phase) {
                    case "the request is translated" -> slowWithRequests();
                    case "the answer is translated" -> slowWithAnswers();
                    default -> WrittenTranslator.shouting("t");
                };
        String answer = phase.equals("the answer stays away") ? "abc" : LARGE;
        try (RawOrigin origin = new RawOrigin((request, connection) ->
                        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + answer));
                RunningBanyan banyan = on(origin, "timeouts: {request: 400ms}", "", translator)) {
            RawMessage late = banyan.ask(
                    phase.equals("the body stays away")
                            ? "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc"
                            : POST_LARGE);
            assertThat(late.status()).isEqualTo(504);
            assertThat(late.body()).contains("deadline-exceeded");
            nothingIsLeftOver(banyan);
            int asked = origin.received().size();
            assertThat(asked).isEqualTo(phase.contains("answer") ? 1 : 0);
            go.countDown();
            assertThat(banyan.get("/b").status()).isIn(200, 504);
            assertThat(origin.received()).hasSize(asked + 1);
        }
    }

    @Test
    void anAnswerWhoseTryWasGivenUpIsForNobody() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        WrittenTranslator translator = WrittenTranslator.named("t").answer(answer -> {
            if (text(answer.body()).startsWith("1")) {
                hold();
            }
            return answered(200, text(answer.body()).substring(0, 1));
        });
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    int call = calls.incrementAndGet();
                    if (call == 2) {
                        await(second);
                    }
                    connection.ok(call + LARGE);
                });
                RunningBanyan banyan = on(origin, "retry: {attempts: 2, perTry: 2s}", "", translator);
                RawClient client = banyan.client()) {
            client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
            Eventually.holds("it is tried again", () -> calls.get() == 2);
            go.countDown();
            Eventually.holds("the first is translated", () -> count(banyan, "response", "ok") == 1);
            second.countDown();
            assertThat(client.answer().body()).isEqualTo("2");
            nothingIsLeftOver(banyan);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aReloadLeavesWhatIsUnderWayToItsOwnTranslation() throws Exception {
        AtomicInteger generation = new AtomicInteger();
        try (RawOrigin origin = RawOrigin.answering(LARGE);
                RunningBanyan banyan = RunningBanyan.on(rules(origin, ""), "", rules -> {
                    int number = generation.incrementAndGet();
                    return Map.of("t", WrittenTranslator.named("t").answer(answer -> {
                        if (number == 1) {
                            hold();
                        }
                        return answered(200, "generation " + number);
                    }));
                });
                RawClient client = banyan.client()) {
            client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
            Eventually.holds("it is translated", () -> held.get() == 1);
            Files.writeString(banyan.rules(), rules(origin, "owner: someone-else"));
            try (RawClient admin = new RawClient(banyan.adminPort())) {
                assertThat(admin.ask("POST /api/v1/reload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                                .body())
                        .contains("applied");
            }
            assertThat(banyan.get("/a").body()).isEqualTo("generation 2");
            go.countDown();
            assertThat(client.answer().body()).isEqualTo("generation 1");
        }
    }

    @Test
    void moreThanTheThreadsCanTakeIsShed() throws Exception {
        try (RawOrigin origin = RawOrigin.answering("ok");
                RunningBanyan banyan = on(origin, "", "eventLoops: 1", slowWithRequests())) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                clients.add(banyan.client().send(POST_LARGE));
            }
            // One is worked on, 32 wait.
            Eventually.holds("seven are shed", () -> haveAnAnswer(clients) == 7);
            go.countDown();
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (RawClient client : clients) {
                RawMessage answer = client.answer();
                statuses.merge(answer.status(), 1, Integer::sum);
                assertThat(answer.header("retry-after")).isEqualTo(answer.status() == 503 ? "1" : null);
                client.close();
            }
            assertThat(statuses).isEqualTo(Map.of(200, 33, 503, 7));
            assertThat(origin.received()).hasSize(33);
            nothingIsLeftOver(banyan);
        }
    }

    private static int haveAnAnswer(List<RawClient> clients) throws IOException {
        int answered = 0;
        for (RawClient client : clients) {
            answered += client.socket().getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }

    static Stream<Throwable> faults() {
        return Stream.of(new IllegalArgumentException("s3cr3t-canary"), new StackOverflowError("s3cr3t-canary"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aTranslatorThatBreaksEndsInAnInternalErrorWithoutItsWords(Throwable fault) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Translating.class);
        log.start();
        logger.addAppender(log);
        WrittenTranslator translator = WrittenTranslator.named("t")
                .request(request -> {
                    if (request.path().startsWith("/request")) {
                        throwIt(fault);
                    }
                    return TranslatedRequest.SAME;
                })
                .answer(answer -> {
                    throwIt(fault);
                    return answered(200, "never");
                });
        try (RawOrigin origin = new RawOrigin((request, connection) -> connection.ok(request.body()));
                RunningBanyan banyan = on(origin, "", "", translator)) {
            for (String target : List.of("/request", "/answer")) {
                for (String body : List.of("small", LARGE)) {
                    RawMessage broken = banyan.ask("POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body);
                    assertThat(broken.status()).isEqualTo(500);
                    assertThat(broken.body()).contains("\"code\":\"internal\"").doesNotContain("canary");
                }
            }
            assertThat(origin.received()).hasSize(2);
            nothingIsLeftOver(banyan);
            assertThat(log.list).hasSize(4).allSatisfy(event -> {
                assertThat(event.getFormattedMessage()).contains("translation t");
                assertThat(event.getThrowableProxy().getMessage())
                        .isEqualTo(fault.getClass().getName());
            });
            assertThat(count(banyan, "request", "error")).isEqualTo(2);
        } finally {
            logger.detachAppender(log);
        }
    }

    private static void throwIt(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    @Test
    void aFaultThatHasNoWordsIsAProblem() throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t").fault((status, reason) -> {
            throw new IllegalStateException("broken on purpose");
        });
        try (RawOrigin origin = new RawOrigin((request, connection) -> connection.reset());
                RunningBanyan banyan = on(origin, "", "", translator)) {
            assertThat(banyan.get("/a").body()).contains("backend-reset");
        }
    }

    @Test
    void metricsAndLogSayWhatWasTranslated(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("access.log");
        WrittenTranslator translator = WrittenTranslator.named("t")
                .request(request -> {
                    if (text(request.body()).equals("bad")) {
                        throw WrittenTranslator.refused(dev.banyan.legacy.translate.Direction.REQUEST, "/a");
                    }
                    return WrittenTranslator.to("longer than it was");
                })
                .answer(answer -> answered(200, "four"));
        try (RawOrigin origin = RawOrigin.answering("backend's");
                RunningBanyan banyan =
                        on(origin, "", "accessLog: {format: json, path: \"" + file + "\"}", translator)) {
            banyan.ask("POST /fine HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
            banyan.ask("POST /bad HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nbad");
            banyan.get("/plain");
            Eventually.holds("three lines", () -> Files.readAllLines(file).size() == 3);
            // Those of several event loops come in any order.
            Map<String, JsonNode> lines = new TreeMap<>();
            for (String line : Files.readAllLines(file)) {
                JsonNode read = new ObjectMapper().readTree(line);
                lines.put(read.get("path").textValue(), read);
            }
            JsonNode fine = lines.get("/fine");
            assertThat(fine.get("translateMs").doubleValue())
                    .isPositive()
                    .isLessThan(fine.get("durationMs").doubleValue());
            assertThat(fine.get("bytesIn").intValue()).isEqualTo(4);
            assertThat(fine.get("bytesOut").intValue()).isEqualTo(4);
            assertThat(fine.get("firstByteMs").isNull()).isFalse();
            assertThat(lines.get("/bad").get("flags").textValue()).isEqualTo("DP,TR");
            assertThat(lines.get("/bad").get("backend").isNull()).isTrue();
            assertThat(lines.get("/bad").get("attempts").intValue()).isZero();
            assertThat(lines.get("/plain").has("translateMs")).isFalse();
            assertThat(count(banyan, "request", "ok")).isEqualTo(1);
            assertThat(count(banyan, "request", "untranslatable")).isEqualTo(1);
            assertThat(count(banyan, "response", "ok")).isEqualTo(1);
            assertThat(banyan.metric("banyan_rejected_requests_total{reason=\"untranslatable-request\"}"))
                    .isEqualTo(1);
        }
    }

    private static double count(RunningBanyan banyan, String direction, String result) throws IOException {
        return banyan.metric("banyan_translations_total{direction=\"" + direction + "\",result=\"" + result
                + "\",route=\"all\",translation=\"t\"}");
    }

    @Test
    void aTunnelIsNoMatterOfATranslation() throws Exception {
        WrittenTranslator translator = WrittenTranslator.shouting("t");
        try (RawOrigin origin = new RawOrigin((request, connection) ->
                        connection.write("HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\nhello"));
                RunningBanyan banyan = on(origin, "", "", translator);
                RawClient client = banyan.client()) {
            client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            assertThat(client.head().start()).contains("101");
            byte[] five = new byte[5];
            assertThat(client.read(five)).isEqualTo(5);
            assertThat(text(five)).isEqualTo("hello");
            assertThat(translator.requests()).isEmpty();
            assertThat(translator.answers()).isEmpty();
        }
    }

    /** @param more of the one translated route, beside a plain one for {@code /plain} */
    private static RunningBanyan on(RawOrigin origin, String more, String settings, Translator translator) {
        return RunningBanyan.on(rules(origin, more), settings, translator);
    }

    private static String rules(RawOrigin origin, String more) {
        return "backends: {old: {url: \"" + origin.url() + "\"}}\ntranslations: {t: {request: {}}}\n"
                + "routes:\n  - {id: plain, match: {path: /plain}, legacy: old}\n"
                + "  - id: all\n    match: {prefix: /}\n    legacy: old\n    translate: {legacy: t}\n    " + more
                + "\n";
    }
}
