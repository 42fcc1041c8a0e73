package dev.banyan.proxy.semantics;

import static dev.banyan.proxy.semantics.TranslatedRequestTest.assertProblem;
import static dev.banyan.proxy.wire.WrittenTranslator.answered;
import static dev.banyan.proxy.wire.WrittenTranslator.payload;
import static dev.banyan.proxy.wire.WrittenTranslator.quiet;
import static dev.banyan.proxy.wire.WrittenTranslator.same;
import static dev.banyan.proxy.wire.WrittenTranslator.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.proxy.wire.OriginExchange;
import dev.banyan.proxy.wire.WrittenTranslator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client is answered from behind a translation, whatever it and the backend speak. */
class TranslatedAnswerTest {

    static Stream<Combination> all() {
        return Combination.all();
    }

    private static WrittenTranslator small() {
        return WrittenTranslator.named("t").answer(answer -> answered(answer.status(), quiet(text(answer.body()))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theClientIsAnsweredInItsOwnWords(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .answer(answer -> new TranslatedAnswer(
                        201,
                        new HeaderChanges(
                                Map.of("x-old", "x-new"), List.of("x-inner"), Map.of("cache-control", "no-store")),
                        payload("text/quiet", quiet(text(answer.body())))));
        OriginExchange.Script backend = exchange -> {
            exchange.head(
                    200,
                    "content-type: text/loud",
                    "etag: \"v1\"",
                    "accept-ranges: bytes",
                    "content-md5: x",
                    "repr-digest: x",
                    "last-modified: Mon, 01 Jan 2024 00:00:00 GMT",
                    "cache-control: max-age=60",
                    "x-old: 1",
                    "x-inner: 1",
                    "trailer: x-sum");
            exchange.send("DO");
            exchange.send("NE");
            exchange.end("x-sum: 1");
        };
        try (TranslatedStage stage = new TranslatedStage(combination, translator, backend)) {
            dev.banyan.proxy.semantics.Answer got = stage.ask("GET", List.of("te: trailers"));

            assertThat(got.status()).isEqualTo(201);
            assertThat(got.text()).isEqualTo("done");
            assertThat(got.whole()).isTrue();
            assertThat(got.headers("content-length")).containsExactly("4");
            assertThat(got.headers("content-type")).containsExactly("text/quiet");
            assertThat(got.headers("etag")).containsExactly("W/\"v1\"");
            assertThat(got.headers("cache-control")).containsExactly("no-store");
            assertThat(got.header("last-modified")).isNotNull();
            assertThat(got.header("x-new")).isEqualTo("1");
            assertThat(got.header("x-banyan-route")).isEqualTo("all");
            assertThat(got.trailers()).isEmpty();
            for (String gone : List.of("x-old", "x-inner", "accept-ranges", "content-md5", "repr-digest")) {
                assertThat(got.header(gone)).as(gone).isNull();
            }
            Answer seen = translator.answers().get(0);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(text(seen.body())).isEqualTo("DONE");
            assertThat(seen.headers()).extracting("name").contains("x-inner");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAnswerThatIsLeftAsItCameKeepsWhatIsSaidOfIt(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t").answer(answer -> same(answer.status()));
        OriginExchange.Script backend = exchange -> {
            exchange.head(200, "content-encoding: br", "content-type: a/b", "etag: \"v1\"", "x-old: 1");
            exchange.send("br");
            exchange.send("otli");
            exchange.end();
        };
        try (TranslatedStage stage = new TranslatedStage(combination, translator, backend)) {
            dev.banyan.proxy.semantics.Answer got = stage.ask("GET", List.of());
            assertThat(got.text()).isEqualTo("brotli");
            assertThat(got.header("content-encoding")).isEqualTo("br");
            assertThat(got.header("content-type")).isEqualTo("a/b");
            assertThat(got.header("etag")).isEqualTo("\"v1\"");
            assertThat(got.header("content-length")).isEqualTo("6");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatWasCodedIsNotSaidToBe(Combination combination) throws IOException {
        try (TranslatedStage stage = new TranslatedStage(
                combination, small(), exchange -> exchange.answer(200, "GZIPPED", "content-encoding: gzip"))) {
            dev.banyan.proxy.semantics.Answer got = stage.ask("GET", List.of("accept-encoding: gzip, br;q=0.5"));
            assertThat(got.text()).isEqualTo("gzipped");
            assertThat(got.header("content-encoding")).isNull();
            assertThat(stage.only().headers("accept-encoding")).containsExactly("gzip");

            stage.ask("GET", List.of("accept-encoding: br, gzip;q=0"));
            assertThat(stage.received().get(1).header("accept-encoding")).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPartIsNeverAskedForAndNotModifiedOnlyOfTheSameQuestion(Combination combination) throws IOException {
        WrittenTranslator translator = small().requestHead(
                        request -> request.method().equals("GET")
                                ? TranslatedRequest.SAME
                                : new TranslatedRequest("POST", null, null, HeaderChanges.NONE, payload("a/b", "q")));
        List<String> lines = List.of(
                "range: bytes=0-1",
                "if-range: \"v1\"",
                "if-none-match: W/\"v1\"",
                "if-modified-since: Mon, 01 Jan 2024 00:00:00 GMT",
                "if-match: \"v1\"");
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("OK"))) {
            stage.ask("GET", lines);
            stage.ask("PUT", lines);

            OriginExchange same = stage.received().get(0);
            assertThat(same.header("range")).isNull();
            assertThat(same.header("if-range")).isNull();
            assertThat(same.header("if-none-match")).isEqualTo("W/\"v1\"");
            assertThat(same.header("if-modified-since")).isNotNull();
            OriginExchange other = stage.received().get(1);
            assertThat(other.header("if-none-match")).isNull();
            assertThat(other.header("if-modified-since")).isNull();
            assertThat(other.header("if-match")).isEqualTo("\"v1\"");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPartThatNobodyAskedForCannotBeTranslated(Combination combination) throws IOException {
        try (TranslatedStage stage = new TranslatedStage(
                combination, small(), exchange -> exchange.answer(206, "PA", "content-range: bytes 0-1/4"))) {
            assertProblem(stage.ask("GET", List.of()), 502, "untranslatable-response");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void ofAnAnswerWithoutABodyTheHeadIsTranslated(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .answer(answer -> new TranslatedAnswer(
                        answer.status(),
                        new HeaderChanges(Map.of(), List.of(), Map.of("x-seen", "" + answer.body().length)),
                        answer.body().length == 0 ? null : payload("text/quiet", quiet(text(answer.body())))));
        OriginExchange.Script backend = exchange -> {
            boolean asksAgain = exchange.header("if-none-match") != null;
            if (exchange.method().equals("HEAD")) {
                exchange.bare(200, "content-length: 400", "etag: \"v1\"", "content-encoding: gzip");
            } else if (asksAgain) {
                exchange.bare(304, "etag: \"v1\"");
            } else {
                exchange.bare(204);
            }
        };
        try (TranslatedStage stage = new TranslatedStage(combination, translator, backend);
                Caller caller = stage.caller()) {
            caller.begin("HEAD", "/orders/7", false, List.of());
            dev.banyan.proxy.semantics.Answer head = caller.answer();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-length")).isNull();
            assertThat(head.header("content-encoding")).isNull();
            assertThat(head.header("etag")).isEqualTo("W/\"v1\"");
            assertThat(head.body()).isEmpty();

            dev.banyan.proxy.semantics.Answer unmodified = caller.get("/orders/7", "if-none-match: W/\"v1\"");
            assertThat(unmodified.status()).isEqualTo(304);
            assertThat(unmodified.header("etag")).isEqualTo("W/\"v1\"");

            caller.begin("DELETE", "/orders/7", false, List.of());
            dev.banyan.proxy.semantics.Answer none = caller.answer();
            assertThat(none.status()).isEqualTo(204);
            assertThat(none.header("x-seen")).isEqualTo("0");
            assertThat(none.header("content-length")).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aHeadThatIsAskedAsAPostSaysHowLongTheAnswerWouldBe(Combination combination) throws IOException {
        WrittenTranslator translator = small().requestHead(
                        request -> new TranslatedRequest("POST", null, null, HeaderChanges.NONE, payload("a/b", "q")));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("DONE"));
                Caller caller = stage.caller()) {
            for (int i = 0; i < 2; i++) {
                caller.begin("HEAD", "/orders/7", false, List.of());
                dev.banyan.proxy.semantics.Answer head = caller.answer();
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("content-length")).isEqualTo("4");
                assertThat(head.body()).isEmpty();
                assertThat(head.whole()).isTrue();
            }
            assertThat(caller.get("/orders/7").text()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAnswerWithoutABodyCanGetOneAndOneWithABodyLoseIt(Combination combination) throws IOException {
        WrittenTranslator translator =
                WrittenTranslator.named("t").answer(answer -> answer.status() == 204 ? answered(200, "{}") : same(204));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> {
                    if (exchange.method().equals("DELETE")) {
                        exchange.bare(204);
                    } else {
                        exchange.ok("BODY");
                    }
                });
                Caller caller = stage.caller()) {
            caller.begin("DELETE", "/orders/7", false, List.of());
            dev.banyan.proxy.semantics.Answer filled = caller.answer();
            assertThat(filled.status()).isEqualTo(200);
            assertThat(filled.text()).isEqualTo("{}");
            dev.banyan.proxy.semantics.Answer emptied = caller.get("/orders/7");
            assertThat(emptied.status()).isEqualTo(204);
            assertThat(emptied.body()).isEmpty();
            assertThat(emptied.whole()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whereTheBodyIsNotLookedAtItStreams(Combination combination) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        WrittenTranslator translator = WrittenTranslator.named("t")
                .maxBody(3)
                .answerHead(answer ->
                        new TranslatedAnswer(202, new HeaderChanges(Map.of(), List.of(), Map.of("x-a", "b")), null));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> {
                    exchange.head(200, "content-type: a/b", "etag: \"v1\"");
                    exchange.send("first");
                    await(seen);
                    exchange.send(" second");
                    exchange.end();
                });
                Caller caller = stage.caller()) {
            caller.begin("GET", "/orders/7", false, List.of());
            assertThat(caller.awaitBody(5)).isEqualTo("first");
            seen.countDown();
            dev.banyan.proxy.semantics.Answer got = caller.answer();
            assertThat(got.text()).isEqualTo("first second");
            assertThat(got.status()).isEqualTo(202);
            assertThat(got.header("x-a")).isEqualTo("b");
            assertThat(got.header("etag")).isEqualTo("\"v1\"");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNewBodyThatNeedsNoneReplacesTheBackends(Combination combination) throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t").answerHead(answer -> answered(200, "new"));
        try (TranslatedStage stage =
                        new TranslatedStage(combination, translator, exchange -> exchange.ok("x".repeat(100_000)));
                Caller caller = stage.caller()) {
            for (int i = 0; i < 3; i++) {
                assertThat(caller.get("/orders/7").text()).isEqualTo("new");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAnswerThatIsTooLargeIsNotReadToItsEnd(Combination combination) throws Exception {
        CountDownLatch gone = new CountDownLatch(2);
        try (TranslatedStage stage = new TranslatedStage(combination, small().maxBody(8), exchange -> {
            if (exchange.target().contains("full")) {
                exchange.head(200, "content-length: 9");
            } else {
                exchange.head(200);
                exchange.send("12345");
                exchange.send("6789");
            }
            exchange.awaitGone();
            gone.countDown();
        })) {
            dev.banyan.proxy.semantics.Answer declared = stage.ask("GET", List.of());
            assertProblem(declared, 502, "untranslatable-response");
            assertThat(declared.text()).contains("maxBody");
            try (Caller caller = stage.caller()) {
                assertProblem(caller.get("/orders/7"), 502, "untranslatable-response");
                assertThat(caller.get("/nowhere").status()).isEqualTo(404);
            }
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stage.translations("response", "too-large")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAnswerThatDoesNotFitSaysWhereAndNotWhat(Combination combination) throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t").answer(answer -> {
            if (text(answer.body()).equals("BOMB")) {
                throw Untranslatable.tooLarge(Direction.RESPONSE, "body: too much of it (expected: less)");
            }
            throw WrittenTranslator.refused(Direction.RESPONSE, "/total");
        });
        try (TranslatedStage stage = new TranslatedStage(
                        combination,
                        translator,
                        exchange -> exchange.ok(exchange.target().contains("full") ? "SECRET" : "BOMB"));
                Caller caller = stage.caller()) {
            dev.banyan.proxy.semantics.Answer got = caller.get("/orders/7?full");
            assertProblem(got, 502, "untranslatable-response");
            assertThat(got.text())
                    .contains("\"detail\":\"response /total: text (expected: a number), in a line\"")
                    .doesNotContain("SECRET");
            assertProblem(caller.get("/orders/7"), 502, "untranslatable-response");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void interimAnswersComeBeforeIt(Combination combination) throws Exception {
        try (TranslatedStage stage = new TranslatedStage(combination, small(), exchange -> {
            exchange.interim(103, "link: </style.css>");
            exchange.ok("DONE");
        })) {
            dev.banyan.proxy.semantics.Answer got = stage.ask("GET", List.of());
            assertThat(got.interims()).extracting("status").containsExactly(103);
            assertThat(got.text()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void framingIsNoMatterOfATranslation(Combination combination) throws Exception {
        Map<String, String> set = Map.of(
                "content-length", "9", "transfer-encoding", "gzip", "connection", "close", "x-banyan-route", "forged");
        WrittenTranslator translator = WrittenTranslator.named("t")
                .answer(answer ->
                        new TranslatedAnswer(200, new HeaderChanges(Map.of(), List.of(), set), payload("a/b", "four")));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("x"));
                Caller caller = stage.caller()) {
            for (int i = 0; i < 2; i++) {
                dev.banyan.proxy.semantics.Answer got = caller.get("/orders/7");
                assertThat(got.text()).isEqualTo("four");
                assertThat(got.headers("content-length")).containsExactly("4");
                assertThat(got.header("transfer-encoding")).isNull();
                assertThat(got.headers("x-banyan-route")).containsExactly("all");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void largeMessagesAreTranslatedOffTheEventLoopAndSmallOnesOnIt(Combination combination) throws Exception {
        WrittenTranslator translator = WrittenTranslator.shouting("t");
        String large = "a".repeat(65_537);
        try (TranslatedStage stage =
                        new TranslatedStage(combination, translator, exchange -> exchange.ok(exchange.text()));
                Caller caller = stage.caller()) {
            caller.begin("POST", "/orders/7", true, List.of());
            caller.send(large);
            caller.end(List.of());
            dev.banyan.proxy.semantics.Answer got = caller.answer();
            assertThat(got.text()).isEqualTo(large);
            assertThat(got.header("content-length")).isEqualTo("65537");
            assertThat(stage.only().text()).isEqualTo("A".repeat(65_537));
            assertThat(translator.threads()).hasSize(2).allMatch(thread -> thread.startsWith("banyan-worker-"));

            translator.threads().clear();
            caller.begin("POST", "/orders/7", true, List.of());
            caller.send(large.substring(1));
            caller.end(List.of());
            assertThat(caller.answer().text()).isEqualTo(large.substring(1));
            assertThat(translator.threads()).hasSize(2).noneMatch(thread -> thread.startsWith("banyan-worker-"));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aClientThatKnowsFaultsIsToldOfAFailureByOne(Combination combination) throws Exception {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .request(request -> {
                    if (request.body().length > 0) {
                        throw WrittenTranslator.refused(Direction.REQUEST, "/order");
                    }
                    return TranslatedRequest.SAME;
                })
                .maxBody(8)
                .fault((status, reason) -> new TranslatedAnswer(
                        500,
                        HeaderChanges.NONE,
                        payload("text/xml", "<fault was='" + status + "'>" + reason + "</fault>")));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, OriginExchange::abort);
                Caller caller = stage.caller()) {
            caller.begin("POST", "/orders/7", true, List.of("content-length: 4"));
            caller.send("body");
            caller.end(List.of());
            dev.banyan.proxy.semantics.Answer refused = caller.answer();
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.header("content-type")).isEqualTo("text/xml");
            assertThat(refused.text())
                    .isEqualTo("<fault was='422'>Untranslatable request: request /order: text (expected: a number),"
                            + " in a line</fault>");
            assertThat(refused.header("content-length")).isEqualTo("" + refused.body().length);
            assertThat(stage.ask("POST", List.of("content-length: 9"), "123456789")
                            .text())
                    .isEqualTo("<fault was='413'>Body too large</fault>");
            assertThat(caller.get("/orders/7").text()).startsWith("<fault was='502'>");
            // Where no route is, nobody knows what the client understands.
            assertThat(caller.get("/nowhere").header("content-type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theContractIsAnsweredByBanyanItself(Combination combination) throws Exception {
        WrittenTranslator translator = WrittenTranslator.shouting("t")
                .description((request, address) -> request.query().equalsIgnoreCase("wsdl")
                        ? payload("text/xml; charset=utf-8", "<wsdl at='" + address + "'/>")
                        : null);
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("OK"));
                Caller caller = stage.caller()) {
            dev.banyan.proxy.semantics.Answer got = caller.get("/orders/7?wsdl");
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.text()).isEqualTo("<wsdl at='http://shop.test/orders/7'/>");
            assertThat(got.header("content-type")).isEqualTo("text/xml; charset=utf-8");
            assertThat(got.header("x-banyan-side")).isEqualTo("legacy");
            assertThat(stage.received()).isEmpty();
            caller.begin("HEAD", "/orders/7?WSDL", false, List.of());
            assertThat(caller.answer().header("content-length")).isEqualTo("" + got.body().length);
            caller.begin("POST", "/orders/7?wsdl", true, List.of());
            caller.end(List.of());
            assertThat(caller.answer().text()).isEqualTo("ok");
            assertThat(caller.get("/orders/7").text()).isEqualTo("ok");
            assertThat(stage.banyan().metric("banyan_requests_in_flight{route=\"all\",side=\"legacy\"}"))
                    .isZero();
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
