package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only one of the protocols has: pipelines and old clients of HTTP/1, many streams at once of HTTP/2. */
class OneProtocolTest {
    private static final Stages STAGES = new Stages();

    static Stream<Combination> fromH1() {
        return Combination.all().filter(combination -> !combination.clientSpeaksH2());
    }

    static Stream<Combination> fromH2() {
        return Combination.all().filter(Combination::clientSpeaksH2);
    }

    @AfterAll
    static void stop() throws IOException {
        STAGES.close();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("fromH1")
    void pipelinedRequestsAreAnsweredInOrder(Combination combination) throws IOException {
        Stage stage = STAGES.of(combination);
        stage.play(exchange -> exchange.ok(exchange.target() + exchange.text()));
        try (H1Caller caller = new H1Caller(stage.port())) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                all.append(i % 2 == 0 ? "GET /" + i : "POST /" + i)
                        .append(" HTTP/1.1\r\nHost: shop.test\r\n")
                        .append(i % 2 == 0 ? "\r\n" : "Content-Length: 4\r\n\r\nbody");
            }
            caller.write(all.toString());
            for (int i = 0; i < 20; i++) {
                assertThat(caller.next().text()).isEqualTo("/" + i + (i % 2 == 0 ? "" : "body"));
            }
        }
        stage.goesOn();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("fromH1")
    void anOldClientIsClosedOnUnlessItAsksToStay(Combination combination) throws IOException {
        Stage stage = STAGES.of(combination);
        stage.play(exchange -> exchange.ok("ok"));
        try (H1Caller old = new H1Caller(stage.port(), "HTTP/1.0")) {
            Answer answer = old.get("/");
            assertThat(answer.text()).isEqualTo("ok");
            assertThat(answer.framed()).isEqualTo("length");
            assertThat(old.isClosed()).isTrue();
        }
        try (H1Caller staying = new H1Caller(stage.port(), "HTTP/1.0")) {
            for (int i = 0; i < 3; i++) {
                Answer answer = staying.get("/", "Connection: keep-alive");
                assertThat(answer.text()).isEqualTo("ok");
                assertThat(answer.header("connection")).isEqualToIgnoringCase("keep-alive");
            }
        }
        assertThat(stage.received().get(0).headers("via")).containsExactly("1.0 banyan");
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("fromH1")
    void anAnswerOfUnknownLengthEndsWithAnOldClientsConnection(Combination combination) throws IOException {
        Stage stage = STAGES.of(combination);
        stage.play(exchange -> {
            exchange.interim(103, "link: </a>");
            exchange.head(200);
            exchange.send("one ");
            exchange.send("two");
            exchange.end("x-sum: 7");
        });
        try (H1Caller old = new H1Caller(stage.port(), "HTTP/1.0")) {
            Answer answer = old.get("/", "Connection: keep-alive");
            assertThat(answer.interims()).isEmpty();
            assertThat(answer.framed()).isEqualTo("close");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.text()).isEqualTo("one two");
        }
        stage.goesOn();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("fromH1")
    void anAnswerThatBreaksOffIsAResetToAnOldClient(Combination combination) throws IOException {
        Stage stage = STAGES.of(combination);
        stage.play(exchange -> {
            exchange.head(200);
            exchange.send("one ");
            exchange.abort();
        });
        try (H1Caller old = new H1Caller(stage.port(), "HTTP/1.0")) {
            assertThat(old.get("/").whole())
                    .as("an end by FIN would pass for the whole answer")
                    .isFalse();
        }
        stage.goesOn();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("fromH2")
    void aHundredStreamsAreAnsweredAtOnceInWhateverOrder(Combination combination) throws IOException {
        CountDownLatch all = new CountDownLatch(100);
        Stage stage = STAGES.of(combination);
        stage.play(exchange -> {
            all.countDown();
            await(all);
            exchange.ok(exchange.target());
        });
        try (H2Client client = H2Client.to(stage.port())) {
            List<H2Stream> asked = new ArrayList<>();
            for (int i : IntStream.range(0, 100).toArray()) {
                asked.add(client.begin(true, H2Client.request("GET", "/" + i)));
            }
            for (int i = 99; i >= 0; i--) {
                assertThat(client.answer(asked.get(i)).text()).isEqualTo("/" + i);
            }
        }
        stage.goesOn();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("fromH2")
    void oneStreamThatIsResetLeavesTheOthersAlone(Combination combination) throws IOException {
        Stage stage = STAGES.of(combination);
        stage.play(exchange -> {
            if (exchange.target().equals("/reset")) {
                exchange.awaitGone();
            } else {
                exchange.ok(exchange.text());
            }
        });
        try (H2Client client = H2Client.to(stage.port())) {
            H2Stream reset = client.begin(true, H2Client.request("GET", "/reset"));
            H2Stream other = client.begin(false, H2Client.request("POST", "/other"));
            client.data(other, false, "hel");
            client.reset(reset, dev.banyan.proxy.wire.H2Frame.CANCEL);
            client.data(other, true, "lo");

            assertThat(client.answer(other).text()).isEqualTo("hello");
            assertThat(client.post("/more", "x").text()).isEqualTo("x");
        }
        stage.goesOn();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
