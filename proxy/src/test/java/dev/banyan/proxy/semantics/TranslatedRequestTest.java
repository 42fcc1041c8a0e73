package dev.banyan.proxy.semantics;

import static dev.banyan.proxy.wire.WrittenTranslator.loud;
import static dev.banyan.proxy.wire.WrittenTranslator.payload;
import static dev.banyan.proxy.wire.WrittenTranslator.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.proxy.wire.OriginExchange;
import dev.banyan.proxy.wire.WrittenTranslator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a side behind a translation is asked, whatever the client and the backend speak. */
class TranslatedRequestTest {

    static Stream<Combination> all() {
        return Combination.all();
    }

    private static WrittenTranslator capitals() {
        return WrittenTranslator.named("t").request(request -> WrittenTranslator.to(loud(text(request.body()))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSideIsAskedInItsOwnWords(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .request(request -> new TranslatedRequest(
                        "PUT",
                        "/services/" + request.names().get("id"),
                        "op=put",
                        new HeaderChanges(
                                Map.of("x-user", "x-usr"), List.of("x-gone"), Map.of("soapaction", "\"urn:put\"")),
                        payload("text/loud; charset=utf-8", loud(text(request.body())))));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"))) {
            List<String> lines = List.of(
                    "content-type: text/plain",
                    "content-encoding: identity",
                    "content-md5: x",
                    "digest: x",
                    "x-user: anna",
                    "x-usr: forged",
                    "x-gone: 1",
                    "x-stays: 1");
            assertThat(stage.ask("POST", lines, "hel", "lo world").text()).isEqualTo("ok");

            OriginExchange asked = stage.only();
            assertThat(asked.method()).isEqualTo("PUT");
            assertThat(asked.target()).isEqualTo("/services/7?op=put");
            assertThat(asked.text()).isEqualTo("HELLO WORLD");
            assertThat(asked.headers("content-length")).containsExactly("11");
            assertThat(asked.header("transfer-encoding")).isNull();
            assertThat(asked.headers("content-type")).containsExactly("text/loud; charset=utf-8");
            assertThat(asked.headers("x-usr")).containsExactly("anna");
            assertThat(asked.headers("soapaction")).containsExactly("\"urn:put\"");
            assertThat(asked.header("x-stays")).isEqualTo("1");
            assertThat(asked.header("x-forwarded-for")).isEqualTo("127.0.0.1");
            for (String gone : List.of("x-user", "x-gone", "content-encoding", "content-md5", "digest")) {
                assertThat(asked.header(gone)).as(gone).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTranslationSeesTheRequestAsItCame(Combination combination) throws IOException {
        WrittenTranslator translator = capitals();
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"))) {
            stage.ask("POST", List.of("x-one: 1", "x-one: 2"), "body");

            Request seen = translator.requests().get(0);
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.path()).isEqualTo("/orders/7");
            assertThat(seen.query()).isEqualTo("view=full");
            assertThat(seen.names()).isEqualTo(Map.of("id", "7"));
            assertThat(seen.requestId()).isEqualTo(stage.only().header("x-request-id"));
            assertThat(text(seen.body())).isEqualTo("body");
            assertThat(seen.headers())
                    .filteredOn(field -> field.name().equals("x-one"))
                    .extracting("value")
                    .containsExactly("1", "2");
            assertThat(stage.only().target()).isEqualTo("/orders/7?view=full");
            assertThat(stage.only().method()).isEqualTo("POST");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aGetCanBecomeAPostAndAPostAGetWithoutABody(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .request(request -> request.method().equals("GET")
                        ? new TranslatedRequest("POST", null, "", HeaderChanges.NONE, payload("text/xml", "<get/>"))
                        : new TranslatedRequest("GET", null, null, HeaderChanges.NONE, Payload.NONE));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"))) {
            assertThat(stage.ask("GET", List.of()).text()).isEqualTo("ok");
            assertThat(stage.ask("POST", List.of("content-type: a/b"), "body").text())
                    .isEqualTo("ok");

            OriginExchange post = stage.received().get(0);
            assertThat(post.method()).isEqualTo("POST");
            assertThat(post.target()).isEqualTo("/orders/7");
            assertThat(post.text()).isEqualTo("<get/>");
            assertThat(post.header("content-length")).isEqualTo("6");
            OriginExchange get = stage.received().get(1);
            assertThat(get.method()).isEqualTo("GET");
            assertThat(get.body()).isEmpty();
            assertThat(get.header("content-type")).isNull();
            assertThat(get.header("content-length")).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBodyThatIsLeftAsItCameGoesOutWithItsHeaders(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t").request(request -> TranslatedRequest.SAME);
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"))) {
            stage.ask("POST", List.of("content-type: a/b", "content-encoding: br"), "bo", "dy");

            OriginExchange asked = stage.only();
            assertThat(asked.text()).isEqualTo("body");
            assertThat(asked.header("content-type")).isEqualTo("a/b");
            assertThat(asked.header("content-encoding")).isEqualTo("br");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whereTheBodyIsNotLookedAtItStreams(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t")
                .maxBody(3)
                .requestHead(request -> new TranslatedRequest(null, "/x", null, HeaderChanges.NONE, null));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> {
                    exchange.awaitBody(5);
                    exchange.interim(103, "link: </a>");
                    exchange.ok(exchange.text());
                });
                Caller caller = stage.caller()) {
            caller.begin("POST", "/orders/7", true, List.of());
            caller.send("first");
            // The backend has a part of it while the rest is still to be sent.
            assertThat(caller.interim()).isEqualTo(103);
            caller.send(" second");
            caller.end(List.of());
            assertThat(caller.answer().text()).isEqualTo("first second");
            assertThat(translator.requests().get(0).body()).isEmpty();
            assertThat(stage.only().target()).isEqualTo("/x");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aNewBodyThatNeedsNoneReplacesTheClients(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t").requestHead(request -> WrittenTranslator.to("NEW"));
        try (TranslatedStage stage =
                new TranslatedStage(combination, translator, exchange -> exchange.ok(exchange.text()))) {
            assertThat(stage.ask("GET", List.of()).text()).isEqualTo("NEW");
            assertThat(stage.ask("POST", List.of("content-length: 3"), "old").text())
                    .isEqualTo("NEW");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBodyThatIsTooLargeReachesNobody(Combination combination) throws IOException {
        WrittenTranslator translator = capitals().maxBody(8);
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"))) {
            assertProblem(stage.ask("POST", List.of("content-length: 9"), "123456789"), 413, "body-too-large");
            assertProblem(stage.ask("POST", List.of(), "12345", "6789"), 413, "body-too-large");
            assertThat(stage.received()).isEmpty();
            assertThat(translator.requests()).isEmpty();
            assertThat(stage.ask("POST", List.of(), "12345", "678").status()).isEqualTo(200);
            assertThat(stage.translations("request", "too-large")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLengthThatIsTooLargeIsRefusedBeforeTheBodyIsAskedFor(Combination combination) throws IOException {
        try (TranslatedStage stage =
                        new TranslatedStage(combination, capitals().maxBody(8), exchange -> exchange.ok("ok"));
                Caller caller = stage.caller()) {
            caller.begin("POST", "/orders/7", true, List.of("content-length: 9", "expect: 100-continue"));
            Answer answer = caller.head();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.interims()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whoWaitsToBeAskedForTheBodyIsAsked(Combination combination) throws IOException {
        try (TranslatedStage stage =
                        new TranslatedStage(combination, capitals(), exchange -> exchange.ok(exchange.text()));
                Caller caller = stage.caller()) {
            caller.begin("POST", "/orders/7", true, List.of("content-length: 4", "expect: 100-continue"));
            assertThat(caller.interim()).isEqualTo(100);
            assertThat(stage.received()).isEmpty();
            caller.send("body");
            caller.end(List.of());
            assertThat(caller.answer().text()).isEqualTo("BODY");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRequestThatDoesNotFitReachesNobodyAndSaysWhere(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t").request(request -> {
            if (text(request.body()).equals("huge")) {
                throw Untranslatable.tooLarge(Direction.REQUEST, "body: too much of it (expected: less)");
            }
            throw WrittenTranslator.refused(Direction.REQUEST, "/order/id");
        });
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"));
                Caller caller = stage.caller()) {
            caller.begin("POST", "/orders/7", true, List.of("content-length: 6"));
            caller.send("secret");
            caller.end(List.of());
            Answer answer = caller.answer();
            assertProblem(answer, 422, "untranslatable-request");
            assertThat(answer.text())
                    .contains("\"detail\":\"request /order/id: text (expected: a number), in a line\"")
                    .doesNotContain("secret");
            assertThat(stage.received()).isEmpty();
            assertProblem(stage.ask("POST", List.of(), "huge"), 413, "body-too-large");
            // The connection serves on.
            assertThat(caller.get("/nowhere").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void framingAndHopsAreNoMatterOfATranslation(Combination combination) throws IOException {
        Map<String, String> set = Map.of(
                "content-length", "3",
                "transfer-encoding", "gzip",
                "connection", "x-stays",
                "host", "evil.test",
                "upgrade", "h2c",
                "te", "gzip",
                "expect", "100-continue",
                "x-banyan-side", "modern");
        WrittenTranslator translator = WrittenTranslator.named("t")
                .request(request -> new TranslatedRequest(
                        null,
                        null,
                        null,
                        new HeaderChanges(Map.of("x-stays", "content-length", "host", "x-host"), List.of("host"), set),
                        payload("a/b", "hello")));
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"))) {
            assertThat(stage.ask("POST", List.of("x-stays: 1"), "body").text()).isEqualTo("ok");
            OriginExchange asked = stage.only();
            assertThat(asked.text()).isEqualTo("hello");
            assertThat(asked.headers("content-length")).containsExactly("5");
            assertThat(asked.authority()).isEqualTo("shop.test");
            assertThat(asked.header("x-stays")).isEqualTo("1");
            for (String fenced :
                    List.of("transfer-encoding", "connection", "upgrade", "te", "expect", "x-banyan-side")) {
                assertThat(asked.header(fenced)).as(fenced).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noMessageLeadsToAnotherPlaceOrEndsALine(Combination combination) throws IOException {
        WrittenTranslator translator = WrittenTranslator.named("t").request(request -> {
            String value = text(request.body());
            return switch (value.charAt(0)) {
                case '/' -> new TranslatedRequest(null, value, null, HeaderChanges.NONE, null);
                case '?' -> new TranslatedRequest(null, null, value.substring(1), HeaderChanges.NONE, null);
                default ->
                    new TranslatedRequest(
                            null, null, null, new HeaderChanges(Map.of(), List.of(), Map.of("x-a", value)), null);
            };
        });
        try (TranslatedStage stage = new TranslatedStage(combination, translator, exchange -> exchange.ok("ok"))) {
            for (String bad : List.of(
                    "/orders/..",
                    "/orders/.",
                    "/orders/%2e%2E/x",
                    "/orders/..;x/y",
                    "/a b",
                    "/a?b",
                    "/a\r\nx: y",
                    "/ü",
                    "/" + "a".repeat(9000),
                    "?a b",
                    "?a#b",
                    "?a\nb",
                    "a\r\nx: y",
                    "a\0b",
                    "łódź")) {
                Answer answer = stage.ask("POST", List.of(), new String(bad.getBytes("utf-8"), "latin1"));
                assertProblem(answer, 422, "untranslatable-request");
            }
            assertThat(stage.received()).isEmpty();
            assertThat(stage.ask("POST", List.of(), "/a%7eb/%2f").status()).isEqualTo(200);
            assertThat(stage.only().target()).isEqualTo("/a~b/%2F?view=full");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void trailersOfABodyThatBecameAnotherOneGo(Combination combination) throws IOException {
        try (TranslatedStage stage = new TranslatedStage(combination, capitals(), exchange -> exchange.ok("ok"));
                Caller caller = stage.caller()) {
            caller.begin("POST", "/orders/7", true, List.of("trailer: x-sum"));
            caller.send("body");
            caller.end(List.of("x-sum: 1"));
            assertThat(caller.answer().status()).isEqualTo(200);
            assertThat(stage.only().text()).isEqualTo("BODY");
            assertThat(stage.only().trailers()).isEmpty();
        }
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("\"code\":\"" + code + "\"");
    }
}
