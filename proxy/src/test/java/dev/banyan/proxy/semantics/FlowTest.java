package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.OriginExchange;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What matters is when: pieces that are waited for, answers that come early, ends that come too soon. */
class FlowTest {
    private static final Stages STAGES = new Stages();

    static Stream<Combination> combinations() {
        return Combination.all();
    }

    @AfterAll
    static void stop() throws IOException {
        STAGES.close();
    }

    private static Stage playing(Combination combination, OriginExchange.Script script) throws IOException {
        Stage stage = STAGES.of(combination);
        stage.play(script);
        return stage;
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aClientThatExpectsToBeAskedIsAskedAndTheExpectationEndsHere(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> exchange.ok(exchange.text()));
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, List.of("Expect: 100-continue", "Content-Length: 2"));
            assertThat(caller.interim()).isEqualTo(100);
            caller.send("ok");
            caller.end(List.of());

            assertThat(caller.answer().text()).isEqualTo("ok");
        }
        assertThat(stage.received().get(0).header("expect")).isNull();
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aBackendThatDoesNotWantTheBodySaysSoBeforeItComes(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> exchange.answer(417, "no"));
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, List.of("Expect: 100-continue", "Content-Length: 100000"));
            Answer answer = caller.answer();

            assertThat(answer.status()).isEqualTo(417);
            assertThat(answer.text()).isEqualTo("no");
            if (!combination.clientSpeaksH2()) {
                assertThat(caller.isClosed()).isTrue();
            }
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aBodyThatLeadsNowhereIsNotAskedFor(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> exchange.ok("ok"));
        try (Caller caller = stage.caller()) {
            caller.begin(
                    "POST", "/", true, List.of("Host: else.test", "Expect: 100-continue", "Content-Length: 100000"));
            Answer answer = caller.answer();

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.interims()).isEmpty();
        }
        assertThat(stage.received()).isEmpty();
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void anAnswerDuringTheUploadReachesTheClient(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> {
            exchange.awaitBody(10);
            exchange.answer(413, "enough");
        });
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, List.of());
            caller.send("x".repeat(100));

            assertThat(caller.answer().text()).isEqualTo("enough");
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void eachPieceOfAnUploadArrivesBeforeTheNextIsSent(Combination combination) throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Stage stage = playing(combination, exchange -> {
            exchange.awaitBody(5);
            first.countDown();
            exchange.awaitBody(10);
            second.countDown();
            exchange.ok(exchange.text());
        });
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, List.of());
            caller.send("first");
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            caller.send("-next");
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
            caller.end(List.of());

            assertThat(caller.answer().text()).isEqualTo("first-next");
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void eachEventArrivesBeforeTheNextIsSent(Combination combination) throws Exception {
        Step step = new Step();
        Stage stage = playing(combination, exchange -> {
            exchange.head(200, "content-type: text/event-stream", "cache-control: no-store");
            for (int i = 0; i < 5; i++) {
                step.await(i);
                exchange.send("data: " + i + "\n\n");
            }
            step.await(5);
            exchange.end();
        });
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/events", false, List.of("Accept: text/event-stream"));
            assertThat(caller.head().headers("content-type")).containsExactly("text/event-stream");
            for (int i = 0; i < 5; i++) {
                step.reach(i);
                assertThat(caller.awaitBody(9 * (i + 1))).endsWith("data: " + i + "\n\n");
            }
            step.reach(5);
            assertThat(caller.answer().whole()).isTrue();
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aHeadWhoseBodyIsLongInComingArrivesAtOnce(Combination combination) throws Exception {
        Step step = new Step();
        Stage stage = playing(combination, exchange -> {
            exchange.head(200, "content-length: 4");
            step.await(1);
            exchange.send("late");
            exchange.end();
        });
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/poll", false, List.of());
            assertThat(caller.head().status()).isEqualTo(200);
            step.reach(1);

            assertThat(caller.answer().text()).isEqualTo("late");
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void hintsArriveWhileTheBackendStillThinks(Combination combination) throws Exception {
        Step step = new Step();
        Stage stage = playing(combination, exchange -> {
            exchange.interim(103, "link: </a>");
            step.await(1);
            exchange.ok("ok");
        });
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/", false, List.of());
            assertThat(caller.interim()).isEqualTo(103);
            step.reach(1);

            assertThat(caller.answer().text()).isEqualTo("ok");
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void bothSidesMaySpeakInTurns(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> {
            exchange.head(200);
            for (int i = 1; i <= 3; i++) {
                exchange.awaitBody(4 * i);
                exchange.send("pong");
            }
            exchange.body();
            exchange.end();
        });
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, List.of());
            for (int i = 1; i <= 3; i++) {
                caller.send("ping");
                assertThat(caller.awaitBody(4 * i)).isEqualTo("pong".repeat(i));
            }
            caller.end(List.of());

            assertThat(caller.answer().whole()).isTrue();
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aClientThatStopsWaitingIsSeenByTheBackend(Combination combination) throws Exception {
        Gone gone = new Gone();
        Stage stage = playing(combination, gone::await);
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/", false, List.of());
            Eventually.holds("the backend was asked", () -> stage.received().size() == 1);
            gone.leave(caller);
        }
        gone.isSeen(combination + ", while it waits for the answer");
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aClientThatStopsReadingTheAnswerForGoodIsSeenByTheBackend(Combination combination) throws Exception {
        Gone gone = new Gone();
        Stage stage = playing(combination, exchange -> {
            exchange.head(200);
            exchange.send("first");
            gone.await(exchange);
        });
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/", false, List.of());
            assertThat(caller.awaitBody(5)).isEqualTo("first");
            gone.leave(caller);
        }
        gone.isSeen(combination + ", in the middle of the answer");
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aClientThatBreaksItsUploadOffDoesNotSeemToHaveEndedIt(Combination combination) throws Exception {
        Gone gone = new Gone();
        Stage stage = playing(combination, exchange -> {
            exchange.awaitBody(5);
            assertThatThrownBy(exchange::body).isInstanceOf(IOException.class);
            gone.await(exchange);
        });
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, List.of());
            caller.send("first");
            Eventually.holds("the backend was asked", () -> stage.received().size() == 1);
            OriginExchange seen = stage.received().get(0);
            Eventually.holds("the first part is there", () -> seen.bodyLength() == 5);
            gone.leave(caller);
        }
        gone.isSeen(combination + ", in the middle of the upload");
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void anAnswerThatBreaksOffIsNotWhole(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> {
            exchange.head(200);
            exchange.send("first");
            exchange.abort();
        });
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/", false, List.of());
            assertThat(caller.answer().whole()).isFalse();
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void anAnswerThatIsShorterThanItSaidIsNotWhole(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> {
            exchange.head(200, "content-length: 10");
            exchange.send("first");
            exchange.abort();
        });
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/", false, List.of());
            assertThat(caller.answer().whole()).isFalse();
        }
        stage.goesOn();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void aBackendThatBreaksOffBeforeItsAnswerIsABadGateway(Combination combination) throws IOException {
        Stage stage = playing(combination, exchange -> {
            exchange.body();
            exchange.abort();
        });
        try (Caller caller = stage.caller()) {
            caller.begin("POST", "/", true, List.of("Content-Length: 2"));
            caller.send("ok");
            caller.end(List.of());
            Answer answer = caller.answer();

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("backend-reset");
        }
        stage.goesOn();
    }

    /** Two threads that go on from step to step together. */
    private static final class Step {
        private int reached = -1;

        synchronized void reach(int step) {
            reached = step;
            notifyAll();
        }

        synchronized void await(int step) throws IOException {
            try {
                while (reached < step) {
                    wait(10_000);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    /** A client that leaves, and how long it takes until its backend knows. The aim is 100 ms, on a quiet machine. */
    private static final class Gone {
        private final CountDownLatch seen = new CountDownLatch(1);
        private volatile long left;
        private volatile long known;

        void leave(Caller caller) throws IOException {
            left = System.nanoTime();
            caller.abort();
        }

        void await(OriginExchange exchange) throws IOException {
            try {
                exchange.awaitGone();
            } catch (EOFException closed) {
                // That is a way to see it, too.
            }
            known = System.nanoTime();
            seen.countDown();
        }

        void isSeen(String when) throws InterruptedException {
            assertThat(seen.await(10, TimeUnit.SECONDS))
                    .as("the backend saw the client leave " + when)
                    .isTrue();
            System.out.printf("%s: seen by the backend after %.1f ms%n", when, (known - left) / 1e6);
        }
    }
}
