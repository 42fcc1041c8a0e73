package dev.banyan.proxy.translations;

import static dev.banyan.proxy.translations.Translating.assertProblem;
import static dev.banyan.proxy.translations.Translating.json;
import static dev.banyan.proxy.translations.Translating.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.proxy.peers.NeedsProgram;
import dev.banyan.proxy.peers.Php;
import dev.banyan.proxy.wire.RawMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A client of REST, and PHP's SoapServer behind Banyan: with a description and without, in both versions of SOAP. */
@NeedsProgram({Php.PROGRAM, Php.SOAP})
class PhpSoapServerTest {
    @TempDir
    private static Path directory;

    private static final Map<Kind, Translating> BANYANS = new EnumMap<>(Kind.class);
    private static Php php;

    /** How the service speaks. */
    enum Kind {
        DOCUMENT_11("document", "11", "text/xml; charset=utf-8"),
        DOCUMENT_12("document", "12", "application/soap+xml; charset=utf-8; action=\"urn:shop#%s\""),
        RPC_11("rpc", "11", "text/xml; charset=utf-8"),
        RPC_12("rpc", "12", "application/soap+xml; charset=utf-8");

        private final String style;
        private final String version;
        private final String contentType;

        Kind(String style, String version, String contentType) {
            this.style = style;
            this.version = version;
            this.contentType = contentType;
        }

        private Translating banyan(String url) {
            String rules = Resource.text(style + ".yaml")
                    .replace("$url", url)
                    .replace("$path", "/" + style + "/" + version)
                    .replace("$version", version);
            return Translating.by(rules, Map.of("shop.wsdl", Resource.text("shop.wsdl")));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> environment = Map.of(
                "PEER_LOG", directory.resolve("asked").toString(),
                "PEER_WSDL", Resource.copy("shop.wsdl", directory).toString());
        php = Php.serve(Resource.copy("server.php", directory), environment);
        for (Kind kind : Kind.values()) {
            BANYANS.put(kind, kind.banyan(php.url()));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        for (Translating banyan : BANYANS.values()) {
            banyan.close();
        }
        BANYANS.clear();
        if (php != null) {
            php.close();
        }
    }

    /** What the service says that it was asked. */
    private static List<JsonNode> asked() throws IOException {
        List<JsonNode> asked = new ArrayList<>();
        Path log = directory.resolve("asked");
        if (Files.exists(log)) {
            for (String line : Files.readAllLines(log)) {
                asked.add(json(line));
            }
        }
        return asked;
    }

    private static JsonNode lastAsked() throws IOException {
        List<JsonNode> asked = asked();
        return asked.get(asked.size() - 1);
    }

    private static byte[] body(JsonNode asked) {
        return Base64.getDecoder().decode(asked.get("body").textValue());
    }

    @ParameterizedTest
    @EnumSource
    void aGetIsAskedAsAnOperationAndAnsweredAsJson(Kind kind) throws Exception {
        Translating banyan = BANYANS.get(kind);
        int requests = banyan.counted("get", "request", "ok");
        int answers = banyan.counted("get", "response", "ok");
        RawMessage answer = banyan.get("/orders/701?view=full", "X-Channel: SHOP", "Accept-Encoding: gzip, br");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(json(answer)).isEqualTo(json("""
                {"id": 701, "customer": "J\u00fcrgen \ud83d\ude00 <&> Gro\u00df, SHOP", "total": 12345678901234567890.12,
                 "note": null, "lines": [{"sku": "SKU-1", "quantity": 1}], "tags": ["t1"]}
                """));
        assertThat(banyan.counted("get", "request", "ok")).isEqualTo(requests + 1);
        assertThat(banyan.counted("get", "response", "ok")).isEqualTo(answers + 1);

        JsonNode asked = lastAsked();
        assertThat(asked.get("method").textValue()).isEqualTo("POST");
        assertThat(asked.get("target").textValue()).isEqualTo("/" + kind.style + "/" + kind.version);
        JsonNode headers = asked.get("headers");
        assertThat(headers.get("content-length").asInt()).isEqualTo(body(asked).length);
        assertThat(headers.get("content-type").textValue()).isEqualTo(kind.contentType.formatted("getOrder"));
        assertThat(headers.get("x-request-id").textValue()).isNotBlank();
        assertThat(headers.get("accept-encoding").textValue()).isEqualTo("gzip");
        for (String gone : List.of("transfer-encoding", "content-encoding", "x-channel")) {
            assertThat(headers.has(gone)).as(gone).isFalse();
        }
        assertThat(headers.path("soapaction").asText("none"))
                .isEqualTo(
                        switch (kind) {
                            case DOCUMENT_11 -> "\"urn:shop#getOrder\"";
                            case RPC_11 -> "\"\"";
                            default -> "none";
                        });
    }

    @ParameterizedTest
    @EnumSource
    void listsHaveAsManyElementsAsTheServiceSent(Kind kind) throws Exception {
        for (int size = 0; size <= 2; size++) {
            JsonNode order = json(BANYANS.get(kind).get("/orders/70" + size));
            assertThat(order.get("lines").isArray()).isTrue();
            assertThat(order.get("lines")).hasSize(size);
            assertThat(order.get("tags").isArray()).isTrue();
            assertThat(order.get("tags")).hasSize(size);
            assertThat(order.get("customer").textValue()).endsWith(", WEB");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentComesBackAsItWas(Kind kind) throws Exception {
        for (int size = 0; size <= 2; size++) {
            String lines = IntStream.range(0, size)
                    .mapToObj(i -> "{\"sku\": \"S %d\", \"quantity\": %d}".formatted(i, i - 1))
                    .collect(Collectors.joining(", "));
            String tags = IntStream.range(0, size)
                    .mapToObj(i -> "\"\u20ac" + i + "\"")
                    .collect(Collectors.joining(", "));
            String order = """
                    {"id": 7, "customer": "Zo\u00eb \ud83c\udf33 ]]> \\"q\\"", "total": -98765432109876543210.0050,
                     "note": %s, "%s": [%s], "%s": [%s]}
                    """;
            String note = size == 1 ? "\"\"" : "null";
            RawMessage answer = BANYANS.get(kind)
                    .send("PUT", "/orders", "application/json", order.formatted(note, "lines", lines, "tags", tags));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer)).isEqualTo(json(order.formatted(note, "line", lines, "tag", tags)));
            assertThat(text(answer)).contains("-98765432109876543210.0050");
            assertThat(lastAsked().get("headers").get("content-type").textValue())
                    .isEqualTo(kind.contentType.formatted("putOrder"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCodedRequestReachesTheServicePlain(Kind kind) throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write("{\"id\": 7, \"customer\": \"Ada\", \"total\": 1.50, \"note\": null, \"lines\": [], \"tags\": []}"
                    .getBytes(StandardCharsets.UTF_8));
        }
        RawMessage answer = BANYANS.get(kind)
                .send("PUT", "/orders", "application/json", gzip.toByteArray(), "Content-Encoding: gzip");

        assertThat(json(answer).get("customer").textValue()).isEqualTo("Ada");
        JsonNode asked = lastAsked();
        assertThat(asked.get("headers").has("content-encoding")).isFalse();
        assertThat(asked.get("headers").get("content-length").asInt()).isEqualTo(body(asked).length);
        assertThat(new String(body(asked), StandardCharsets.UTF_8)).contains("Ada");
    }

    @ParameterizedTest
    @EnumSource
    void aFaultIsAProblemWithItsWords(Kind kind) throws Exception {
        Translating banyan = BANYANS.get(kind);
        int before = banyan.counted("get", "response", "ok");
        RawMessage unknown = banyan.get("/orders/404", "X-Channel: SHOP");
        assertProblem(unknown, 422, "soap-fault");
        assertThat(json(unknown).get("detail").textValue())
                .isEqualTo("no order 404 in \"SHOP\" & elsewhere: Z\u00fcrich");
        assertThat(json(unknown).get("faultCode").textValue())
                .isEqualTo(kind.version.equals("11") ? "Client" : "Sender");
        assertThat(json(unknown).get("requestId"))
                .isEqualTo(lastAsked().get("headers").get("x-request-id"));

        RawMessage down = banyan.get("/orders/500");
        assertProblem(down, 422, "soap-fault");
        assertThat(json(down).get("detail").textValue()).isEqualTo("down");
        assertThat(json(down).get("faultCode").textValue())
                .isEqualTo(kind.version.equals("11") ? "Server" : "Receiver");

        RawMessage broken = banyan.get("/orders/501");
        assertProblem(broken, 422, "soap-fault");
        assertThat(json(broken).get("detail").textValue()).contains("no_such_function");
        assertThat(banyan.counted("get", "response", "ok")).isEqualTo(before + 3);
    }

    @ParameterizedTest
    @EnumSource
    void aPageOfAnErrorIsAProblemThatSaysNothingOfIt(Kind kind) throws Exception {
        Translating banyan = BANYANS.get(kind);
        int before = banyan.counted("get", "response", "untranslatable");
        assertProblem(banyan.get("/orders/601"), 500, "backend-error");
        assertProblem(banyan.get("/orders/603"), 500, "backend-error");
        assertThat(banyan.counted("get", "response", "untranslatable")).isEqualTo(before);

        // PHP shows its errors with status 200.
        assertProblem(banyan.get("/orders/602"), 502, "untranslatable-response");
        assertThat(banyan.counted("get", "response", "untranslatable")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"DOCUMENT_11,801", "DOCUMENT_11,802", "DOCUMENT_12,801", "DOCUMENT_12,802", "RPC_11,801", "RPC_11,802"})
    void anAnswerInLatin1IsReadAsThat(Kind kind, String id) throws Exception {
        RawMessage answer = BANYANS.get(kind).get("/orders/" + id);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("customer").textValue()).isEqualTo("J\u00fcrgen Gro\u00df");
    }

    @ParameterizedTest
    @EnumSource
    void aRequestInLatin1SaysSoAndHasWhatLatin1HasNot(Kind kind) throws Exception {
        RawMessage answer = BANYANS.get(kind)
                .send("PUT", "/latin", "application/json", "{\"customer\": \"Gro\u00df \ud83d\ude00\"}");

        assertThat(json(answer).get("customer").textValue()).isEqualTo("Gro\u00df \ud83d\ude00");
        JsonNode asked = lastAsked();
        assertThat(asked.get("headers").get("content-type").textValue()).contains("charset=iso-8859-1");
        assertThat(new String(body(asked), Charset.forName("ISO-8859-1"))).contains("Gro\u00df ");
    }

    @ParameterizedTest
    @CsvSource({"DOCUMENT_11,secret7", "DOCUMENT_12,7.5", "RPC_11,7.5", "RPC_12,secret7"})
    void whatIsNoNumberNeverReachesTheService(Kind kind, String id) throws Exception {
        Translating banyan = BANYANS.get(kind);
        int before = banyan.counted("get", "request", "untranslatable");
        int asked = asked().size();
        assertProblem(banyan.get("/orders/" + id), 422, "untranslatable-request");

        assertThat(banyan.counted("get", "request", "untranslatable")).isEqualTo(before + 1);
        assertThat(asked()).hasSize(asked);
    }

    @ParameterizedTest
    @CsvSource({"RPC_11", "RPC_12"})
    void anElementThatStandsForAnotherIsThatOne(Kind kind) throws Exception {
        RawMessage answer = BANYANS.get(kind).get("/twice");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(json("""
                {"lines": [{"sku": "SKU-1", "quantity": 1}, {"sku": "SKU-1", "quantity": 1}]}
                """));
    }
}
