package dev.banyan.proxy.exchange;

import static dev.banyan.proxy.wire.WrittenTranslator.answered;
import static dev.banyan.proxy.wire.WrittenTranslator.loud;
import static dev.banyan.proxy.wire.WrittenTranslator.payload;
import static dev.banyan.proxy.wire.WrittenTranslator.quiet;
import static dev.banyan.proxy.wire.WrittenTranslator.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import dev.banyan.proxy.wire.WrittenTranslator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Retries, fallback and breakers where a translation stands before a side. */
class TranslationAndResilienceTest {

    @Test
    void everyTryIsSentTheSameAndIsTranslatedOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        WrittenTranslator translator = WrittenTranslator.shouting("t");
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    if (calls.incrementAndGet() < 3) {
                        connection.reset();
                    } else {
                        connection.ok("DONE");
                    }
                });
                RunningBanyan banyan = one(origin, "retry: {attempts: 3}", translator)) {
            RawMessage answer = banyan.ask("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody");
            assertThat(answer.body()).isEqualTo("done");
            assertThat(origin.received()).extracting(RawMessage::body).containsExactly("BODY", "BODY", "BODY");
            assertThat(translator.requests()).hasSize(1);
        }
    }

    @Test
    void theClientsMethodSaysWhatMayBeTriedAgain() throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .requestHead(request -> new TranslatedRequest("PUT", null, null, HeaderChanges.NONE, null));
        try (RawOrigin origin = new RawOrigin((request, connection) -> connection.reset());
                RunningBanyan banyan = one(origin, "retry: {attempts: 3}", translator)) {
            assertThat(banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                            .status())
                    .isEqualTo(502);
            assertThat(origin.received()).hasSize(1);
        }
    }

    @Test
    void aGetThatBecameAPostIsSentAgainOnAConnectionThatWasStale() throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .requestHead(request ->
                        new TranslatedRequest("POST", null, null, HeaderChanges.NONE, payload("a/b", "get")));
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    if (connection.number() == 1 && request.start().contains("/second")) {
                        connection.close();
                    } else {
                        connection.ok(request.body());
                    }
                });
                RunningBanyan banyan = one(origin, "", translator);
                RawClient client = banyan.client()) {
            assertThat(client.get("/first").body()).isEqualTo("get");
            RawMessage again = client.get("/second");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo("get");
            assertThat(origin.received()).hasSize(3);
        }
    }

    @Test
    void theSideThatStandsInGetsWhatTheClientSent() throws Exception {
        String body = "b".repeat(100_000);
        try (RawOrigin legacy = new RawOrigin((request, connection) -> connection.ok(request.body()));
                RunningBanyan banyan = both(
                        legacy.url(),
                        deadUrl(),
                        "translate: {modern: t}\n    fallback: {modern: legacy}",
                        WrittenTranslator.shouting("t"))) {
            RawMessage answer =
                    banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: x/y\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "186a0\r\n" + body + "\r\n0\r\n\r\n");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.header("x-banyan-side")).isEqualTo("legacy");
            assertThat(legacy.received().get(0).header("content-type")).isEqualTo("x/y");
        }
    }

    @Test
    void theSideThatStandsInGetsItsOwnTranslationOfWhatTheClientSent() throws Exception {
        String body = "b".repeat(100_000);
        WrittenTranslator translator = WrittenTranslator.shouting("t");
        try (RawOrigin legacy = new RawOrigin((request, connection) -> connection.ok(request.body()));
                RawOrigin modern = new RawOrigin(
                        (request, connection) -> connection.write("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"));
                RunningBanyan banyan = both(
                        legacy.url(),
                        modern.url(),
                        "translate: {legacy: t}\n    fallback: {modern: legacy}",
                        translator)) {
            RawMessage answer = banyan.ask("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + body);
            assertThat(answer.body()).isEqualTo(body);
            assertThat(modern.received().get(0).body()).isEqualTo(body);
            assertThat(legacy.received().get(0).body()).isEqualTo(loud(body));
            assertThat(translator.threads()).allMatch(thread -> thread.startsWith("banyan-worker-"));
        }
    }

    @Test
    void aSideThatFailsBeforeTheWholeBodyCameIsStoodInForWhenItIsThere() throws Exception {
        try (RawOrigin legacy = new RawOrigin((request, connection) -> connection.ok(request.body()));
                H1Origin modern = new H1Origin(exchange -> exchange.answer(500, "oops"));
                RunningBanyan banyan = both(
                        legacy.url(),
                        modern.url(),
                        "translate: {legacy: t}\n    fallback: {modern: legacy}",
                        WrittenTranslator.shouting("t"));
                RawClient client = banyan.client()) {
            client.send("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nfirst");
            Eventually.holds(
                    "legacy stands in",
                    () -> banyan.metric("banyan_decisions_total{reason=\"fallback\",route=\"all\",side=\"legacy\"}")
                            == 1);
            assertThat(legacy.received()).isEmpty();
            assertThat(client.send(" later").answer().body()).isEqualTo("first later");
            assertThat(legacy.received().get(0).body()).isEqualTo("FIRST LATER");
        }
    }

    @Test
    void twoSidesWithATranslationEachAreAskedInTheirOwnWords() throws Exception {
        WrittenTranslator first = WrittenTranslator.named("first").request(request -> WrittenTranslator.to("first"));
        WrittenTranslator second = WrittenTranslator.named("second")
                .request(request -> WrittenTranslator.to("second of " + text(request.body())));
        try (RawOrigin legacy = new RawOrigin((request, connection) -> connection.ok(request.body()));
                RunningBanyan banyan = both(
                        legacy.url(),
                        deadUrl(),
                        "translate: {modern: first, legacy: second}\n    fallback: {modern: legacy}",
                        first,
                        second)) {
            assertThat(banyan.ask("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody")
                            .body())
                    .isEqualTo("second of body");
        }
    }

    @Test
    void aBodyThatIsTooMuchToKeepIsNotSentToTheSideThatStandsIn() throws Exception {
        String body = "b".repeat(100_000);
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RawOrigin modern = new RawOrigin((request, connection) -> connection.reset());
                RunningBanyan banyan = both(
                        legacy.url(),
                        modern.url(),
                        "translate: {legacy: t}\n    fallback: {modern: legacy}",
                        WrittenTranslator.shouting("t").maxBody(70_000))) {
            assertThat(banyan.ask("PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + body)
                            .status())
                    .isEqualTo(502);
            assertThat(legacy.received()).isEmpty();
        }
    }

    @Test
    void whatCannotBeTranslatedIsNothingForTheOtherSide() throws Exception {
        WrittenTranslator refusing = WrittenTranslator.named("t").request(request -> {
            throw WrittenTranslator.refused(Direction.REQUEST, "");
        });
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RawOrigin modern = RawOrigin.answering("modern");
                RunningBanyan banyan = both(
                        legacy.url(),
                        modern.url(),
                        "translate: {modern: t}\n"
                                + "    fallback: {modern: legacy}\n"
                                + "    retry: {attempts: 3, on: [500, 502]}",
                        refusing)) {
            assertThat(banyan.get("/a").status()).isEqualTo(422);
            assertThat(legacy.received()).isEmpty();
            assertThat(modern.received()).isEmpty();
        }
    }

    @Test
    void whatCannotBeTranslatedCountsForNoBreakerAndTakesNoProbe() throws Exception {
        AtomicInteger status = new AtomicInteger(200);
        WrittenTranslator translator = WrittenTranslator.named("t").request(request -> {
            if (request.path().equals("/bad")) {
                throw WrittenTranslator.refused(Direction.REQUEST, "");
            }
            return TranslatedRequest.SAME;
        });
        try (RawOrigin origin = new RawOrigin((request, connection) ->
                        connection.write("HTTP/1.1 " + status.get() + " X\r\nContent-Length: 0\r\n\r\n"));
                RunningBanyan banyan = one(origin, "breaker: {minCalls: 4, openFor: 300ms, probes: 1}", translator)) {
            for (int i = 0; i < 10; i++) {
                assertThat(banyan.get("/bad").status()).isEqualTo(422);
            }
            assertThat(banyan.get("/good").status()).isEqualTo(200);
            status.set(500);
            Eventually.holds("it opens", () -> banyan.get("/good").status() == 503);
            int asked = origin.received().size();
            status.set(200);
            Eventually.holds("it would let a probe through", () -> {
                // Were any of these a probe that is never given back, the last one would be refused for ever.
                assertThat(banyan.get("/bad").status()).isEqualTo(422);
                return banyan.get("/good").status() == 200;
            });
            assertThat(origin.received()).hasSize(asked + 1);
            assertThat(banyan.metric("banyan_breaker_state{route=\"all\",side=\"legacy\"}"))
                    .isZero();
        }
    }

    @Test
    void aFaultThatTheTranslationCallsTheClientsIsNoFailureOfTheSide() throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .answer(answer -> answered(text(answer.body()).equals("NO SUCH ORDER") ? 404 : 502, "{}"));
        try (RawOrigin legacy = RawOrigin.answering("stands in");
                RawOrigin modern = new RawOrigin((request, connection) -> {
                    String fault = request.start().contains("/404") ? "NO SUCH ORDER" : "OUT OF ORDER";
                    connection.write("HTTP/1.1 500 Fault\r\nContent-Length: " + fault.length() + "\r\n\r\n" + fault);
                });
                RunningBanyan banyan = both(
                        legacy.url(),
                        modern.url(),
                        "translate: {modern: t}\n"
                                + "    fallback: {modern: legacy}\n"
                                + "    breaker: {minCalls: 3, openFor: 60s}",
                        translator)) {
            for (int i = 0; i < 10; i++) {
                assertThat(banyan.get("/404").status()).isEqualTo(404);
            }
            assertThat(banyan.metric("banyan_breaker_state{route=\"all\",side=\"modern\"}"))
                    .isZero();
            assertThat(legacy.received()).isEmpty();
            for (int i = 0; i < 10; i++) {
                assertThat(banyan.get("/500").body()).isEqualTo("stands in");
            }
            assertThat(banyan.metric("banyan_breaker_state{route=\"all\",side=\"modern\"}"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aFailureInWordsThatNobodyTranslatesIsAFailureAllTheSame() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        WrittenTranslator translator = WrittenTranslator.named("t").answer(answer -> {
            if (text(answer.body()).startsWith("<html>")) {
                throw WrittenTranslator.refused(Direction.RESPONSE, "");
            }
            return answered(200, quiet(text(answer.body())));
        });
        try (RawOrigin origin = new RawOrigin((request, connection) -> {
                    if (calls.incrementAndGet() == 1) {
                        connection.write("HTTP/1.1 503 Busy\r\nContent-Length: 10\r\n\r\n<html>busy");
                    } else {
                        connection.ok("DONE");
                    }
                });
                RunningBanyan banyan = one(origin, "retry: {attempts: 2, on: [503]}", translator)) {
            assertThat(banyan.get("/a").body()).isEqualTo("done");
        }
    }

    @Test
    void anAnswerThatDoesNotFitIsAskedForOnceAndIsNoFailureOfTheSide() throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t").answer(answer -> {
            throw WrittenTranslator.refused(Direction.RESPONSE, "");
        });
        try (RawOrigin legacy = RawOrigin.answering("legacy");
                RawOrigin modern = RawOrigin.answering("modern");
                RunningBanyan banyan = both(
                        legacy.url(),
                        modern.url(),
                        "translate: {modern: t}\n"
                                + "    fallback: {modern: legacy}\n"
                                + "    retry: {attempts: 3, on: [500, 502, reset]}\n"
                                + "    breaker: {minCalls: 2, openFor: 60s}",
                        translator)) {
            for (int i = 0; i < 5; i++) {
                assertThat(banyan.get("/a").status()).isEqualTo(502);
            }
            assertThat(modern.received()).hasSize(5);
            assertThat(legacy.received()).isEmpty();
            assertThat(banyan.metric("banyan_breaker_state{route=\"all\",side=\"modern\"}"))
                    .isZero();
        }
    }

    @Test
    void whatIsShedComesAsAFaultWithTheTimeToComeAgain() throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .fault((status, reason) ->
                        new TranslatedAnswer(500, HeaderChanges.NONE, payload("text/xml", status + " " + reason)));
        try (RawOrigin origin = new RawOrigin(
                        (request, connection) -> connection.write("HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n"));
                RunningBanyan banyan = both(
                        origin.url(),
                        origin.url(),
                        // The clients of both sides are the same, whichever side has the translation.
                        "translate: {legacy: t}\n    breaker: {minCalls: 1, openFor: 60s}\n"
                                + "    limits: {requestsPerSecond: 3}",
                        translator)) {
            assertThat(banyan.get("/a").status()).isEqualTo(500);
            RawMessage open = banyan.get("/a");
            assertThat(open.status()).isEqualTo(500);
            assertThat(open.body()).isEqualTo("503 Circuit breaker open");
            assertThat(open.header("retry-after")).isEqualTo("1");
            Eventually.holds("too many a second", () -> banyan.get("/a").body().equals("429 Rate limited"));
        }
    }

    private static RunningBanyan one(RawOrigin origin, String more, Translator translator) {
        return RunningBanyan.on(
                "backends: {old: {url: \"" + origin.url() + "\"}}\n"
                        + "translations: {t: {request: {}}}\n"
                        + "routes:\n"
                        + "  - id: all\n"
                        + "    match: {prefix: /}\n"
                        + "    legacy: old\n"
                        + "    translate: {legacy: t}\n"
                        + "    "
                        + more + "\n",
                translator);
    }

    private static RunningBanyan both(String legacy, String modern, String more, Translator... translators) {
        StringBuilder named = new StringBuilder();
        for (Translator translator : translators) {
            named.append(named.isEmpty() ? "" : ", ").append(translator.name()).append(": {request: {}}");
        }
        return RunningBanyan.on(
                "backends: {old: {url: \"" + legacy + "\"}, new: {url: \"" + modern + "\"}}\ntranslations: {" + named
                        + "}\nroutes:\n  - id: all\n    match: {prefix: /}\n    legacy: old\n    modern: new\n"
                        + "    split: {modern: 100}\n    " + more + "\n",
                translators);
    }

    private static String deadUrl() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
