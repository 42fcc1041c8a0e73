package dev.banyan.legacy.format.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.format.Format.Written;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.Shown;
import dev.banyan.legacy.format.xml.XmlTrees;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SoapFormatTest {
    private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <s:Body><a xmlns='urn:a'>1</a></s:Body>                            | {a: '1'}
            <s:Body/>                                                         | {}
            <s:Body><a/><b/></s:Body>                                         | {a: '', b: ''}
            <s:Body><a/><a/></s:Body>                                         | {a: ['', '']}
            <s:Header/><s:Body s:encodingStyle='x'><a/></s:Body>              | {a: ''}
            <s:Body><a s:encodingStyle='x'>1</a></s:Body>                     | {a: '1'}
            <s:Body> <!-- c --> <a/> </s:Body><after xmlns='urn:z'/>          | {a: ''}
            <s:Header><h s:mustUnderstand='1'>x</h></s:Header><s:Body/>       | {@Header: {h: {@mustUnderstand: '1', #text: 'x'}}}
            """)
    void aMessageIsWhatItsBodyHolds(String content, String tree) throws Unfit {
        assertThat(Shown.of(read(SoapVersion.SOAP_11, Wanted.ALL, envelope(SOAP_11, content))))
                .isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOAP_11 | http://www.w3.org/2003/05/soap-envelope   | an envelope of SOAP 1.2 (expected: one of SOAP 1.1)
            SOAP_12 | http://schemas.xmlsoap.org/soap/envelope/ | an envelope of SOAP 1.1 (expected: one of SOAP 1.2)
            SOAP_11 | urn:no                                    | no SOAP envelope (expected: one of SOAP 1.1)
            """)
    void theEnvelopeDecidesOnTheVersion(SoapVersion version, String namespace, String message) {
        Unfit unfit =
                catchThrowableOfType(Unfit.class, () -> read(version, Wanted.ALL, envelope(namespace, "<s:Body/>")));
        assertThat(unfit).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <s:Header/>                    | an envelope without Body (expected: one)
            <s:Body/><s:Body/>             | another Body (expected: one)
            <Body/>                        | an envelope without Body (expected: one)
            <s:Body><a></s:Body>           | not well-formed
            """)
    void anEnvelopeHasOneBody(String content, String words) {
        Unfit unfit = catchThrowableOfType(
                Unfit.class, () -> read(SoapVersion.SOAP_11, Wanted.ALL, envelope(SOAP_11, content)));
        assertThat(unfit).hasMessageContaining(words);
    }

    @Test
    void attachmentsAreRefusedByName() {
        SoapFormat format = format(SoapVersion.SOAP_11, Wanted.ALL);
        Unfit unfit = catchThrowableOfType(
                Unfit.class, () -> format.read(new byte[0], "Multipart/Related; type=\"application/xop+xml\""));
        assertThat(unfit).hasMessage("a message in several parts (expected: one envelope; attachments are not read)");
    }

    @Test
    void whatNobodyWantsIsLeftOutButNeverAFault() throws Unfit {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/a/b"));
        String body = "<s:Header><h/></s:Header><s:Body><a><b>1</b><c/></a><z/>"
                + "<s:Fault><faultcode>s:Server</faultcode><faultstring>down</faultstring></s:Fault></s:Body>";
        Tree tree = read(SoapVersion.SOAP_11, wanted, envelope(SOAP_11, body));
        assertThat(Shown.of(tree)).startsWith("{a: {b: '1'}, Fault: {");
        assertThat(format(SoapVersion.SOAP_11, wanted).fault(tree)).isEqualTo(new Fault(false, "Server", "down"));
    }

    @Test
    void anApplicationsOwnFaultIsNone() throws Unfit {
        Tree tree = read(SoapVersion.SOAP_11, Wanted.ALL, envelope(SOAP_11, "<s:Body><Fault><a/></Fault></s:Body>"));
        assertThat(format(SoapVersion.SOAP_11, Wanted.ALL).fault(tree)).isNull();
        assertThat(Shown.of(tree)).isEqualTo("{Fault: {a: ''}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <faultcode>s:Client</faultcode><faultstring>x</faultstring>               | true  | Client      | x
            <faultcode>s:Client.Auth</faultcode><faultstring> x </faultstring>        | true  | Client.Auth | x
            <faultcode>Server</faultcode><faultstring xml:lang='de'>x</faultstring>   | false | Server      | x
            <faultcode>Clientele</faultcode>                                          | false | Clientele   | ``
            <detail>d</detail>                                                        | false | ``          | ``
            ``                                                                        | false | ``          | ``
            """)
    void aFaultOfSoap11IsRead(String content, boolean sender, String code, String reason) throws Unfit {
        byte[] message = envelope(SOAP_11, "<s:Body><s:Fault>" + content + "</s:Fault></s:Body>");
        SoapFormat format = format(SoapVersion.SOAP_11, Wanted.nothing());
        assertThat(format.fault(format.read(message, null))).isEqualTo(new Fault(sender, code, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <s:Value>s:Sender</s:Value>                                               | true  | Sender
            <s:Value>s:Receiver</s:Value><s:Subcode><s:Value>m:A</s:Value></s:Subcode>| false | Receiver.A
            <s:Value>s:Sender</s:Value><s:Subcode><s:Value>A</s:Value><s:Subcode><s:Value>B</s:Value></s:Subcode></s:Subcode> | true | Sender.A.B
            """)
    void aFaultOfSoap12IsReadInEnglishWhereThatIsThere(String code, boolean sender, String whole) throws Unfit {
        String reason = "<s:Reason><s:Text xml:lang='de'>unten</s:Text><s:Text xml:lang='en'>down</s:Text></s:Reason>";
        byte[] message =
                envelope(SOAP_12, "<s:Body><s:Fault><s:Code>" + code + "</s:Code>" + reason + "</s:Fault></s:Body>");
        SoapFormat format = format(SoapVersion.SOAP_12, Wanted.nothing());
        assertThat(format.fault(format.read(message, null))).isEqualTo(new Fault(sender, whole, "down"));
    }

    @ParameterizedTest
    @CsvSource({
        "SOAP_11, true,  Client,          Client,          500",
        "SOAP_11, false, Server,          Server,          500",
        "SOAP_11, true,  Sender.Bad,      Client.Bad,      500",
        "SOAP_11, false, E_ORDER,         Server.E_ORDER,  500",
        "SOAP_11, false, 17 & 4,          Server,          500",
        "SOAP_11, false, VersionMismatch, VersionMismatch, 500",
        "SOAP_12, true,  Sender,          Sender,          400",
        "SOAP_12, true,  Client.Bad,      Sender.Bad,      400",
        "SOAP_12, false, Server,          Receiver,        500",
        "SOAP_12, false, E_ORDER,         Receiver.E_ORDER,500",
        "SOAP_12, false, MustUnderstand,  MustUnderstand,  500"
    })
    void aFaultThatIsWrittenIsThatFault(SoapVersion version, boolean sender, String code, String read, int status)
            throws Unfit {
        SoapFormat format = format(version, Wanted.ALL);
        Fault fault = new Fault(sender, code, "no <order>");
        Written written = format.write(fault);
        assertThat(format.fault(format.read(written.body(), written.contentType())))
                .isEqualTo(new Fault(sender, read, "no <order>"));
        assertThat(format.status(fault)).isEqualTo(status);
    }

    @Test
    void aMessageIsWrittenWithItsContentTypeAndAction() throws Unfit {
        Branch tree = new Branch().put("a", new Branch().put("b", Leaf.text("1")));
        Written soap11 = format(SoapVersion.SOAP_11, Wanted.ALL).write(tree);
        assertThat(soap11.contentType()).isEqualTo("text/xml; charset=utf-8");
        assertThat(new String(soap11.body(), StandardCharsets.UTF_8))
                .isEqualTo(DECLARATION + "<soap:Envelope xmlns:soap=\"" + SOAP_11
                        + "\"><soap:Body><a xmlns=\"urn:x\"><b>1</b></a></soap:Body></soap:Envelope>");
        assertThat(format(SoapVersion.SOAP_12, Wanted.ALL).write(tree).contentType())
                .isEqualTo("application/soap+xml; charset=utf-8; action=\"urn:x#a\"");
    }

    @Test
    void anActionCannotBecomeAnotherHeader() {
        assertThatThrownBy(() -> new SoapFormat(
                        SoapVersion.SOAP_12, "", Anything.ANYTHING, StandardCharsets.UTF_8, "a\r\nb: c", Wanted.ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(parameter("a\"b\\c")).endsWith("; action=\"a\\\"b\\\\c\"");
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderIsReadAndWrittenWithItsNamespaces(SoapVersion version) throws Unfit {
        String header = "<w:Security xmlns:w='urn:w' xmlns:u='urn:u' s:mustUnderstand='1' s:role='r'><w:Token u:Id='t'>"
                + "<w:Name>anna</w:Name><u:Created>now</u:Created></w:Token></w:Security><plain>x</plain>";
        Tree tree =
                read(version, Wanted.ALL, envelope(version.envelope(), "<s:Header>" + header + "</s:Header><s:Body/>"));
        assertThat(Shown.of(tree))
                .isEqualTo("{@Header: {Security: {@xmlns: 'urn:w', @mustUnderstand: '1', @role: 'r', Token: {@Id: 't', "
                        + "Name: 'anna', Created: {@xmlns: 'urn:u', #text: 'now'}}}, plain: 'x'}}");
        SoapFormat format = format(version, Wanted.ALL);
        String written = new String(format.write(tree).body(), StandardCharsets.UTF_8);
        assertThat(written)
                .contains(
                        "<soap:Header><Security xmlns=\"urn:w\" soap:mustUnderstand=\"1\" soap:role=\"r\"><Token Id=\"t\">"
                                + "<Name>anna</Name><Created xmlns=\"urn:u\">now</Created></Token></Security>"
                                + "<plain>x</plain></soap:Header><soap:Body/>");
        assertThat(format.read(written.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(tree);
    }

    @Test
    void aHeaderIsReadOnlyWhereSomebodyWantsIt() throws Unfit {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/a"));
        byte[] message = envelope(SOAP_11, "<s:Header><h>x</h></s:Header><s:Body><a/></s:Body>");
        assertThat(Shown.of(read(SoapVersion.SOAP_11, wanted, message))).isEqualTo("{a: ''}");
        wanted.add(Pointer.of("/@Header/h"));
        assertThat(Shown.of(read(SoapVersion.SOAP_11, wanted, message))).isEqualTo("{@Header: {h: 'x'}, a: ''}");
    }

    @Test
    void whatDoesNotFitIntoAMessageIsNamedWithItsPlace() {
        SoapFormat format = format(SoapVersion.SOAP_11, Wanted.ALL);
        Tree bad = new Branch().put("a", new Branch().put("b", Leaf.text("\u0000")));
        assertThat(catchThrowableOfType(Unfit.class, () -> format.write(bad)).pointer())
                .isEqualTo("/a/b");
        Tree header = new Branch().put("@Header", bad);
        assertThat(catchThrowableOfType(Unfit.class, () -> format.write(header)).pointer())
                .isEqualTo("/@Header/a/b");
    }

    @Provide
    Arbitrary<Branch> documents() {
        return XmlTrees.documents();
    }

    @Property(tries = 300)
    void thereAndBackIsTheSameTree(@ForAll("documents") Branch tree, @ForAll SoapVersion version) throws Unfit {
        SoapFormat format = format(version, Wanted.ALL);
        Written written = format.write(tree);
        assertThat(format.read(written.body(), written.contentType())).isEqualTo(tree);
    }

    @Test
    void aCharsetOfTheRulesIsWrittenAndRead() throws Unfit {
        SoapFormat format = new SoapFormat(
                SoapVersion.SOAP_11, "", Anything.ANYTHING, Charset.forName("ISO-8859-1"), null, Wanted.ALL);
        Tree tree = new Branch().put("a", Leaf.text("\u00e4 \u20ac"));
        assertThat(format.write(tree).contentType()).isEqualTo("text/xml; charset=iso-8859-1");
        assertThat(format.read(format.write(tree).body(), null)).isEqualTo(tree);
    }

    private static String parameter(String action) {
        try {
            return new SoapFormat(
                            SoapVersion.SOAP_12, "", Anything.ANYTHING, StandardCharsets.UTF_8, action, Wanted.ALL)
                    .write(new Branch())
                    .contentType();
        } catch (Unfit unfit) {
            throw new AssertionError(unfit);
        }
    }

    private static Tree read(SoapVersion version, Wanted wanted, byte[] message) throws Unfit {
        return format(version, wanted).read(message, null);
    }

    private static SoapFormat format(SoapVersion version, Wanted wanted) {
        return new SoapFormat(version, "urn:x", Anything.ANYTHING, StandardCharsets.UTF_8, "urn:x#a", wanted);
    }

    private static byte[] envelope(String namespace, String content) {
        return ("<s:Envelope xmlns:s='" + namespace + "'>" + content + "</s:Envelope>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
