package dev.banyan.proxy.translations;

import static dev.banyan.proxy.translations.Translating.json;
import static dev.banyan.proxy.translations.Translating.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.proxy.peers.NeedsProgram;
import dev.banyan.proxy.peers.Php;
import dev.banyan.proxy.wire.RawMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PHP's SoapClient before a service of REST, in both versions of SOAP. It knows nothing but the address of the description,
 * which Banyan itself answers.
 */
@NeedsProgram({Php.PROGRAM, Php.SOAP})
class PhpSoapClientTest {
    @TempDir
    private Path directory;

    private RestService service;
    private Translating banyan;

    @BeforeEach
    void start() throws IOException {
        service = new RestService();
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        service.close();
    }

    /** What the client got of each call. */
    private JsonNode call(String version, String path, String charset, String calls) throws Exception {
        if (banyan == null) {
            String rules =
                    Resource.text("mimic.yaml").replace("$url", service.url()).replace("$version", version);
            banyan = Translating.by(rules, Map.of("shop.wsdl", Resource.text("shop.wsdl")));
        }
        String wsdl = "http://127.0.0.1:" + banyan.port() + path + "?wsdl";
        String said = Php.run(Resource.copy("client.php", directory), wsdl, version, charset, calls);
        assertThat(said).startsWith("[");
        JsonNode all = json(said);
        for (JsonNode one : all) {
            String head = one.get("head").textValue();
            assertThat(head).contains("content-length: " + one.get("length").intValue() + "\r\n");
            assertThat(head.toLowerCase())
                    .doesNotContain("transfer-encoding", "content-encoding")
                    .contains("content-type: " + (version.equals("11") ? "text/xml" : "application/soap+xml"));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void theDescriptionNamesThePublicAddress(String version) throws Exception {
        call(version, "/services/Shop", "UTF-8", "[]");
        RawMessage description = banyan.get("/services/Shop?wsdl");

        assertThat(description.header("content-type")).isEqualTo("text/xml; charset=utf-8");
        assertThat(text(description))
                .contains("<soap:address location=\"http://shop.test/services/Shop\"/>")
                .contains("<soap12:address location=\"http://shop.test/services/Shop\"/>")
                .doesNotContain("old.example.com");
        assertThat(service.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void answersAreWhatTheServiceSaid(String version) throws Exception {
        JsonNode answers = call(version, "/services/Shop", "UTF-8", """
                [["getOrder", {"id": 700}], ["getOrder", {"id": 701, "channel": "SHOP"}], ["getOrder", {"id": 702}]]
                """);

        for (int size = 0; size <= 2; size++) {
            JsonNode order = answers.get(size).path("answer").path("order");
            assertThat(order.path("id").intValue()).as("%s", answers.get(size)).isEqualTo(700 + size);
            assertThat(order.get("customer").textValue()).isEqualTo("J\u00fcrgen \ud83d\ude00 <&> Gro\u00df");
            assertThat(order.get("total").textValue()).isEqualTo("12345678901234567890.12");
            assertThat(order.get("note").isNull()).isTrue();
            assertThat(order.path("line")).hasSize(size);
            assertThat(order.path("tag")).hasSize(size);
        }
        assertThat(service.received())
                .extracting(RawMessage::start)
                .containsExactly(
                        "GET /orders/700 HTTP/1.1",
                        "GET /orders/701?channel=SHOP HTTP/1.1",
                        "GET /orders/702 HTTP/1.1");
        for (RawMessage asked : service.received()) {
            assertThat(asked.header("x-user")).isEqualTo("anna");
            assertThat(asked.header("x-request-id")).isNotBlank();
            for (String gone : List.of("content-type", "soapaction", "transfer-encoding", "content-encoding")) {
                assertThat(asked.header(gone)).as(gone).isNull();
            }
        }
        assertThat(banyan.counted("shop", "request", "ok")).isEqualTo(3);
        assertThat(banyan.counted("shop", "response", "ok")).isEqualTo(3);
    }

    /** One in Latin 1 sends gzip as well. */
    @ParameterizedTest
    @ValueSource(strings = {"11/UTF-8", "11/ISO-8859-1", "12/UTF-8", "12/ISO-8859-1"})
    void whatIsSentComesBackAsItWas(String how) throws Exception {
        String order = """
                {"id": 7, "customer": "Gro\u00df & <S\u00f6hne>", "total": "-98765432109876543210.0050", "note": null,
                 "line": [{"sku": "S 1", "quantity": -3}], "tag": ["\u00e9", ""]}
                """;
        JsonNode answers = call(
                how.substring(0, 2),
                "/services/Stock",
                how.substring(3),
                "[[\"putOrder\", {\"order\": " + order + "}]]");

        assertThat(answers.get(0).path("answer").path("order"))
                .as("%s", answers)
                .isEqualTo(json(order));
        RawMessage asked = service.received().get(0);
        assertThat(asked.start()).isEqualTo("PUT /orders/7 HTTP/1.1");
        assertThat(asked.header("content-type")).isEqualTo("application/json");
        assertThat(asked.framed()).isEqualTo("length");
        assertThat(asked.header("content-encoding")).isNull();
        assertThat(json(asked).get("line").isArray()).isTrue();
        assertThat(text(asked)).contains("-98765432109876543210.0050").doesNotContain("\"-9876");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void errorsAreFaultsWithTheirWords(String version) throws Exception {
        JsonNode faults = call(version, "/services/Shop", "UTF-8", """
                [["getOrder", {"id": 404}], ["getOrder", {"id": 500}], ["getOrder", {"id": 503}], ["getOrder", {"id": 7}]]
                """);
        String client = version.equals("11") ? "Client" : "Sender";
        String server = version.equals("11") ? "Server" : "Receiver";

        assertFault(faults.get(0), client, "no order 404, m\u00f6glich \ud83d\ude00", version.equals("11") ? 500 : 400);
        assertFault(faults.get(1), server, "out of stock & order", 500);
        assertFault(faults.get(2), server, "Service unavailable", 500);
        assertThat(faults.get(3).path("words").textValue()).doesNotContain("secret");
        assertFault(faults.get(3), server, faults.get(3).get("words").textValue(), 500);
        assertThat(banyan.counted("shop", "response", "ok")).isEqualTo(3);
        assertThat(banyan.counted("shop", "response", "untranslatable")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void whatTheServiceMustNotSeeIsTheClientsFault(String version) throws Exception {
        JsonNode faults = call(version, "/services/Stock", "UTF-8", """
                [["putOrder", {"order": {"id": 1, "customer": "Ada", "total": "12,50 secret", "note": null}}]]
                """);

        assertThat(faults.get(0).path("words").textValue())
                .as("%s", faults)
                .contains("/putOrder/order/total")
                .doesNotContain("secret");
        assertThat(faults.get(0).path("code").textValue()).isEqualTo(version.equals("11") ? "Client" : "Sender");
        assertThat(service.received()).isEmpty();
        assertThat(banyan.counted("stock", "request", "untranslatable")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void whatBanyanItselfAnswersIsAFaultToo(String version) throws Exception {
        JsonNode faults = call(version, "/services/Gone", "UTF-8", """
                [["getOrder", {"id": 1}]]
                """);

        assertThat(faults.get(0).path("code").textValue()).isEqualTo(version.equals("11") ? "Server" : "Receiver");
        assertThat(faults.get(0).path("words").textValue()).isNotBlank();
    }

    private static void assertFault(JsonNode fault, String code, String words, int status) {
        assertThat(fault.path("code").textValue()).as("%s", fault).isEqualTo(code);
        assertThat(fault.path("words").textValue()).isEqualTo(words);
        assertThat(fault.get("head").textValue()).startsWith("HTTP/1.1 " + status + " ");
    }
}
