package dev.banyan.proxy.translations;

import static dev.banyan.proxy.translations.Translating.assertProblem;
import static dev.banyan.proxy.translations.Translating.json;
import static dev.banyan.proxy.translations.Translating.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.proxy.translations.Shop.Line;
import dev.banyan.proxy.translations.Shop.Order;
import dev.banyan.proxy.wire.RawMessage;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPElement;
import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JAX-WS on either side of Banyan: as the old service that a client of REST asks, and as the old client. */
class JaxWsPeerTest {
    /** Held, as the JDK forgets levels of loggers that nobody holds. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("com.sun.xml.ws"),
            Logger.getLogger("jakarta.xml.ws"),
            Logger.getLogger("com.sun.xml.bind"));

    private static ShopEndpoint endpoint;

    @BeforeAll
    static void start() throws IOException {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
        endpoint = new ShopEndpoint();
    }

    @AfterAll
    static void stop() {
        if (endpoint != null) {
            endpoint.close();
        }
        QUIET.forEach(logger -> logger.setLevel(null));
    }

    /** Before the endpoint, by its own description: what it imports lies beside it as a user would put it. */
    private static Translating beforeEndpoint(String version) throws IOException {
        String own = fetched(endpoint.url() + "/" + version + "?wsdl");
        String schema = fetched(endpoint.url() + "/" + version + "?xsd=1");
        String wsdl = own.replaceAll("schemaLocation=\"[^\"]*\"", "schemaLocation=\"shop.xsd\"");
        String rules = Resource.text("document.yaml")
                .replace("$url", endpoint.url())
                .replace("$path", "/" + version)
                .replace("$version", version);
        return Translating.by(rules, Map.of("shop.wsdl", wsdl, "shop.xsd", schema));
    }

    private static String fetched(String url) throws IOException {
        try (InputStream in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void aClientOfRestIsAnswered(String version) throws Exception {
        int before = endpoint.asked().size();
        try (Translating banyan = beforeEndpoint(version)) {
            for (int size = 0; size <= 2; size++) {
                RawMessage answer = banyan.get("/orders/70" + size + "?view=full", "X-Channel: SHOP");
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                JsonNode order = json(answer);
                assertThat(order.get("id").intValue()).isEqualTo(700 + size);
                assertThat(order.get("customer").textValue()).isEqualTo("J\u00fcrgen \ud83d\ude00 <&> Gro\u00df, SHOP");
                assertThat(order.get("total").decimalValue()).isEqualTo("12345678901234567890.12");
                assertThat(order.get("note").isNull()).isTrue();
                assertThat(order.get("lines").isArray()).isTrue();
                assertThat(order.get("lines")).hasSize(size);
                assertThat(order.get("tags")).hasSize(size);
            }
            assertThat(banyan.counted("get", "request", "ok")).isEqualTo(3);
            assertThat(banyan.counted("get", "response", "ok")).isEqualTo(3);
        }
        for (Map<String, List<String>> asked : endpoint.asked().subList(before, before + 3)) {
            assertThat(asked.get("content-length")).hasSize(1);
            assertThat(asked.get("x-request-id")).hasSize(1);
            assertThat(asked).doesNotContainKeys("transfer-encoding", "content-encoding", "x-channel");
            if (version.equals("11")) {
                assertThat(asked.get("soapaction")).containsExactly("\"urn:shop#getOrder\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void whatAClientOfRestSendsComesBackAsItWas(String version) throws Exception {
        String order = """
                {"id": 7, "customer": "Zo\u00eb \ud83c\udf33 ]]> \\"q\\"", "total": -98765432109876543210.0050, "note": null,
                 "%s": [{"sku": "S 1", "quantity": -2147483648}], "%s": ["\u20ac", ""]}
                """;
        try (Translating banyan = beforeEndpoint(version)) {
            RawMessage answer = banyan.send("PUT", "/orders", "application/json", order.formatted("lines", "tags"));

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer)).isEqualTo(json(order.formatted("line", "tag")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void aFaultIsAProblemWithItsWords(String version) throws Exception {
        try (Translating banyan = beforeEndpoint(version)) {
            RawMessage unknown = banyan.get("/orders/404", "X-Channel: SHOP");
            assertProblem(unknown, 422, "soap-fault");
            assertThat(json(unknown).get("detail").textValue())
                    .isEqualTo("no order 404 in \"SHOP\" & elsewhere: Z\u00fcrich");
            RawMessage down = banyan.get("/orders/500");
            assertProblem(down, 422, "soap-fault");
            assertThat(json(down).get("detail").textValue()).isEqualTo("down");
            assertThat(text(down)).doesNotContain("IllegalStateException", ".java");
        }
    }

    /** JAXB reads a number that is too large for its field as another one. */
    @ParameterizedTest
    @ValueSource(strings = {"secret7", "7.5", "2147483648", "-2147483649"})
    void whatIsNoIntNeverReachesTheEndpoint(String id) throws Exception {
        int before = endpoint.asked().size();
        try (Translating banyan = beforeEndpoint("11")) {
            assertProblem(banyan.get("/orders/" + id), 422, "untranslatable-request");
            assertThat(banyan.counted("get", "request", "untranslatable")).isEqualTo(1);
        }
        assertThat(endpoint.asked()).hasSize(before);
    }

    // ---- the old client

    /** An old client in front of a service of REST, which knows only the address of the description. */
    private static final class OldClient implements AutoCloseable {
        private final RestService service = new RestService();
        private final Translating banyan;
        private final String version;

        OldClient(String version) throws IOException {
            this.version = version;
            String rules =
                    Resource.text("mimic.yaml").replace("$url", service.url()).replace("$version", version);
            banyan = Translating.by(rules, Map.of("shop.wsdl", Resource.text("shop.wsdl")));
        }

        private Service described(String path) throws IOException {
            URL wsdl = URI.create("http://127.0.0.1:" + banyan.port() + path + "?wsdl")
                    .toURL();
            return Service.create(wsdl, new QName(Shop.NAMESPACE, "Shop"));
        }

        private QName port() {
            return new QName(Shop.NAMESPACE, "Shop" + version);
        }

        Shop shop(String path) throws IOException {
            return described(path).getPort(port(), Shop.class);
        }

        Dispatch<SOAPMessage> dispatch(String path) throws IOException {
            return described(path).createDispatch(port(), SOAPMessage.class, Service.Mode.MESSAGE);
        }

        @Override
        public void close() throws IOException {
            banyan.close();
            service.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void anOldClientIsAnsweredByTheModernService(String version) throws Exception {
        try (OldClient client = new OldClient(version)) {
            Shop shop = client.shop("/services/Shop");
            for (int size = 0; size <= 2; size++) {
                Order order = shop.getOrder(700 + size, "SHOP");
                assertThat(order.id).isEqualTo(700 + size);
                assertThat(order.customer).isEqualTo("J\u00fcrgen \ud83d\ude00 <&> Gro\u00df");
                assertThat(order.total).isEqualTo(new BigDecimal("12345678901234567890.12"));
                assertThat(order.note).isNull();
                assertThat(order.line).hasSize(size).allMatch(line -> line.sku.equals("SKU-" + line.quantity));
                assertThat(order.tag).hasSize(size);
            }
            assertThat(client.service.received())
                    .extracting(RawMessage::start)
                    .containsExactly(
                            "GET /orders/700?channel=SHOP HTTP/1.1",
                            "GET /orders/701?channel=SHOP HTTP/1.1",
                            "GET /orders/702?channel=SHOP HTTP/1.1");
            assertThat(client.service.received()).allMatch(asked -> asked.header("x-request-id") != null);
            assertThat(client.banyan.counted("shop", "request", "ok")).isEqualTo(3);
            assertThat(client.banyan.counted("shop", "response", "ok")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void whatAnOldClientSendsComesBackAsItWas(String version) throws Exception {
        Order order = new Order();
        order.id = 7;
        order.customer = "Zo\u00eb \ud83c\udf33 ]]> \"q\"";
        order.total = new BigDecimal("-98765432109876543210.0050");
        Line line = new Line();
        line.sku = "S 1";
        line.quantity = Integer.MIN_VALUE;
        order.line.add(line);
        order.tag.addAll(List.of("\u20ac", ""));
        try (OldClient client = new OldClient(version)) {
            Order back = client.shop("/services/Stock").putOrder(order);

            assertThat(back).usingRecursiveComparison().isEqualTo(order);
            RawMessage asked = client.service.received().get(0);
            assertThat(asked.start()).isEqualTo("PUT /orders/7 HTTP/1.1");
            assertThat(asked.framed()).isEqualTo("length");
            assertThat(asked.header("content-encoding")).isNull();
            assertThat(text(asked)).contains("-98765432109876543210.0050");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void errorsAreFaultsWithTheirWords(String version) throws Exception {
        String client = version.equals("11") ? "Client" : "Sender";
        String server = version.equals("11") ? "Server" : "Receiver";
        try (OldClient old = new OldClient(version)) {
            Shop shop = old.shop("/services/Shop");
            assertFault(() -> shop.getOrder(404, "WEB"), client, "no order 404, m\u00f6glich \ud83d\ude00");
            assertFault(() -> shop.getOrder(500, "WEB"), server, "out of stock & order");
            assertFault(() -> shop.getOrder(503, "WEB"), server, "Service unavailable");
            Shop gone = old.shop("/services/Gone");
            SOAPFaultException fault = catchThrowableOfType(SOAPFaultException.class, () -> gone.getOrder(1, "WEB"));
            assertThat(fault.getFault().getFaultCodeAsQName().getLocalPart()).isEqualTo(server);
        }
    }

    private static void assertFault(Runnable call, String code, String words) {
        SOAPFaultException fault = catchThrowableOfType(SOAPFaultException.class, call::run);
        assertThat(fault.getFault().getFaultCodeAsQName().getLocalPart()).isEqualTo(code);
        assertThat(fault.getFault().getFaultString()).isEqualTo(words);
    }

    /** A message made by hand: nothing of JAX-WS has looked whether it is right. */
    @ParameterizedTest
    @ValueSource(strings = {"11", "12"})
    void aBadMessageIsTheClientsFaultAndStaysHere(String version) throws Exception {
        try (OldClient client = new OldClient(version)) {
            SOAPMessage message = MessageFactory.newInstance(
                            version.equals("11") ? SOAPConstants.SOAP_1_1_PROTOCOL : SOAPConstants.SOAP_1_2_PROTOCOL)
                    .createMessage();
            SOAPElement operation = message.getSOAPBody().addBodyElement(new QName(Shop.NAMESPACE, "getOrder", "s"));
            operation.addChildElement("id", "s").addTextNode("secret");
            Dispatch<SOAPMessage> dispatch = client.dispatch("/services/Shop");
            SOAPFaultException fault = catchThrowableOfType(SOAPFaultException.class, () -> dispatch.invoke(message));

            assertThat(fault.getFault().getFaultCodeAsQName().getLocalPart())
                    .isEqualTo(version.equals("11") ? "Client" : "Sender");
            assertThat(fault.getFault().getFaultString())
                    .contains("/getOrder/id")
                    .doesNotContain("secret");
            assertThat(client.service.received()).isEmpty();
            assertThat(client.banyan.counted("shop", "request", "untranslatable"))
                    .isEqualTo(1);
        }
    }
}
