package dev.banyan.legacy.schema.wsdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.soap.SoapVersion;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.wsdl.Wsdl.Operation;
import dev.banyan.legacy.schema.xsd.ShownShape;
import dev.banyan.legacy.schema.xsd.TestFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WsdlTest {

    @Test
    void aWrappedServiceIsWhatItsElementsAre() throws BadSchema {
        Wsdl wsdl = read("orders.wsdl");
        assertThat(ShownShape.withNamespaces(wsdl.body()))
                .isEqualTo("{urn:orders|getOrder: {orderId!: int(10), channel: string | SHOP WEB}, "
                        + "urn:orders|getOrderResponse: {order: {@status!: string | A C, id!: int(10), created: date_time, "
                        + "amount!: decimal(12,2), remark!?: string, "
                        + "items: {item: [{code!: string, qty!: int(10), serial: [string]}]}, "
                        + "pickup: date, delivery: {street!: string, city!: string}}}, urn:orders|ping: {}}");
        assertThat(wsdl.operations())
                .containsExactly(
                        new Operation(
                                "getOrder", "urn:orders#getOrder", "getOrder", "getOrderResponse", SoapVersion.SOAP_11),
                        new Operation("ping", "", "ping", "", SoapVersion.SOAP_11),
                        new Operation(
                                "getOrder",
                                "urn:orders#getOrder",
                                "getOrder",
                                "getOrderResponse",
                                SoapVersion.SOAP_12));
        assertThat(wsdl.targetNamespace()).isEqualTo("urn:orders");
        assertThat(wsdl.address()).contains("http://old.example.com/orders?a=1&b=2");
    }

    @Test
    void anRpcServicesOperationsAreElementsAndTheirPartsHaveNoNamespace() throws BadSchema {
        Wsdl wsdl = read("rpc.wsdl");
        assertThat(ShownShape.withNamespaces(wsdl.body()))
                .isEqualTo("{urn:stock:rpc|level: {code!: string, place!: {shelf!: int(10)}}, "
                        + "urn:stock:rpc|levelResponse: {return!: decimal}, urn:stock|places: {}, "
                        + "urn:stock|placesResponse: {return?: {"
                        + "http://schemas.xmlsoap.org/soap/encoding/|@arrayType: string, "
                        + "http://schemas.xmlsoap.org/soap/encoding/|@offset: string, @id: string, @href: string, "
                        + "item?: [anything], ...}}}");
        assertThat(wsdl.operations())
                .extracting(Operation::input, Operation::output, Operation::soapAction)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("level", "levelResponse", "urn:stock#level"),
                        org.assertj.core.groups.Tuple.tuple("places", "placesResponse", "urn:stock#places"));
    }

    @Test
    void aServiceInSeveralFilesWithSeveralSchemasIsOne() throws BadSchema {
        TestFiles files = new TestFiles(WsdlTest.class);
        Wsdl wsdl = Wsdl.read(files, "service.wsdl");
        assertThat(ShownShape.withNamespaces(wsdl.body()))
                .isEqualTo("{urn:invoices|query: string(8), "
                        + "urn:invoices|invoices: {urn:invoices|invoice!: [{number!: string, corrects: ^}]}}");
        assertThat(wsdl.operations())
                .containsExactly(new Operation("find", "find", "query", "invoices", SoapVersion.SOAP_11));
        assertThat(wsdl.targetNamespace()).isEqualTo("urn:service");
        assertThat(files.asked()).containsExactly("service.wsdl", "parts/abstract.wsdl", "parts/keys.xsd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            element=\"tns:getOrder\"          | element=\"tns:getOrdr\"               | 0  | element: {urn:orders}getOrdr
            type=\"tns:Order\"                | type=\"tns:Ordr\"                     | 20 | tns:Ordr
            message=\"tns:getOrderAnswer\"    | message=\"x:getOrderAnswer\"          | 72 | @message: x:getOrderAnswer (expected: a prefix
            message=\"tns:getOrderAnswer\"    | message=\"tns:answer\"                | 0  | message: {urn:orders}answer
            type=\"tns:Orders\">              | type=\"tns:Order\">                   | 0  | port type: {urn:orders}Order
            common.xsd                        | http://example.com/common.xsd         | 0  | location: http://example.com/common.xsd
            <wsdl:types>                      | <wsdl:types                           | 7  | not well-formed
            <wsdl:definitions name=\"Orders\" | <!DOCTYPE a><wsdl:definitions name=\"Orders\" | 3 | a document type
            schemas.xmlsoap.org/wsdl/\"       | www.w3.org/ns/wsdl\"                  | 5  | another document (expected: definitions of WSDL 1.1)
            schemas.xmlsoap.org/wsdl/soap     | example.com/wsdl/soap                 | 0  | no binding to SOAP
            """)
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, int line, String words) throws IOException {
        String wsdl = new String(new TestFiles(WsdlTest.class).read("orders.wsdl"), StandardCharsets.UTF_8);
        TestFiles files = new TestFiles(WsdlTest.class).with("bad.wsdl", wsdl.replace(right, wrong));
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> Wsdl.read(files, "bad.wsdl"));
        assertThat(bad).hasMessageContaining(words);
        assertThat(bad.file()).isEqualTo("bad.wsdl");
        assertThat(bad.line()).isEqualTo(line);
    }

    @Test
    void anOperationThatNoPortTypeHasIsNamed() throws IOException {
        String wsdl = new String(new TestFiles(WsdlTest.class).read("orders.wsdl"), StandardCharsets.UTF_8);
        String other = wsdl.replaceFirst("<wsdl:operation name=.ping.>", "<wsdl:operation name='pong'>");
        TestFiles files = new TestFiles(WsdlTest.class).with("bad.wsdl", other);
        assertThat(catchThrowableOfType(BadSchema.class, () -> Wsdl.read(files, "bad.wsdl")))
                .hasMessage("operation: {urn:orders}ping (expected: one that is defined here or imported)");
    }

    @Test
    void onlyTheAddressesChangeAndEveryOne() throws IOException {
        byte[] before = new TestFiles(WsdlTest.class).read("orders.wsdl");
        String after =
                new String(Wsdl.withAddress(before, "https://new.example.com/a?b=\"1\"&c='2'"), StandardCharsets.UTF_8);
        String address = "https://new.example.com/a?b=&#34;1&#34;&#38;c=&#39;2&#39;";
        String expected = new String(before, StandardCharsets.UTF_8)
                .replace("http://old.example.com/orders?a=1&amp;b=2", address)
                .replace("http://old.example.com/orders12", address);
        assertThat(after).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void anotherCharsetStaysWhatItIs(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String wsdl = new String(new TestFiles(WsdlTest.class).read("orders.wsdl"), StandardCharsets.UTF_8)
                .replace("\"UTF-8\"", "\"" + name + "\"")
                .replace("Document/literal", "\u00c4\u00d6\u00dc\r\n");
        String expected = wsdl.replaceAll("http://old.example.com/[^\"']*", "http://x/&#39;");
        byte[] after = Wsdl.withAddress(wsdl.getBytes(charset), "http://x/'");
        assertThat(after).isEqualTo(expected.getBytes(charset));
    }

    @Test
    void aDescriptionThatIsNoneCannotGetAnAddress() {
        assertThatThrownBy(() -> Wsdl.withAddress("<a>".getBytes(StandardCharsets.UTF_8), "http://x/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Wsdl read(String file) throws BadSchema {
        return Wsdl.read(new TestFiles(WsdlTest.class), file);
    }
}
