package dev.banyan.legacy.format.soap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.format.xml.Shown;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What PHP's SoapServer and SoapClient write is read, and what is written they read. */
@ExtendWith(RealPhp.class)
class PhpPeerTest {
    @ParameterizedTest
    @CsvSource({"SOAP_11,encoded", "SOAP_11,literal", "SOAP_12,encoded", "SOAP_12,literal"})
    void aServerUnderstandsARequestAndItsAnswerIsATree(SoapVersion version, String use) throws Exception {
        Branch request = call("getOrder", "orderId", "7");
        SoapFormat format = format(version);
        byte[] answer = RealPhp.run("server.php", format.write(request).body(), version.word(), use);
        assertThat(Shown.of(format.read(answer, "text/xml; charset=utf-8")))
                .contains("getOrderResponse: {")
                .contains("return: {item: [{key: 'id', value: '7'}, {key: 'lines', value: {item: ['a', 'b']}}, "
                        + "{key: 'note', value: null}, {key: 'paid', value: 'true'}, {key: 'total', value: '19.90'}]}")
                .doesNotContain("@");
        assertThat(format.fault(format.read(answer, null))).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void oddCharactersGoThroughAServerAndBack(SoapVersion version) throws Exception {
        String odd = "<&>\"' \u00e9\u20ac\ud83d\ude00 ]]> 0007.50";
        SoapFormat format = format(version);
        byte[] answer = RealPhp.run(
                "server.php", format.write(call("echoed", "text", odd)).body(), version.word(), "literal");
        Branch response = (Branch) ((Branch) format.read(answer, null)).get("echoedResponse");
        assertThat(response.get("return")).isEqualTo(Leaf.text(odd));
    }

    @ParameterizedTest
    @CsvSource({"SOAP_11,0,true,Client", "SOAP_11,-1,false,Server", "SOAP_12,0,true,Sender", "SOAP_12,-1,false,Receiver"
    })
    void aServersFaultIsOne(SoapVersion version, String id, boolean sender, String code) throws Exception {
        SoapFormat format = format(version);
        byte[] answer = RealPhp.run(
                "server.php", format.write(call("getOrder", "orderId", id)).body(), version.word(), "literal");
        String reason = sender ? "no such order: \"0\" & none" : "down";
        assertThat(format.fault(format.read(answer, null))).isEqualTo(new Fault(sender, code, reason));
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderGoesToAServerWithItsNamespaces(SoapVersion version) throws Exception {
        byte[] sent = RealPhp.run("client.php", new byte[0], version.word(), "literal");
        Branch header = (Branch) ((Branch) format(version).read(sent, null)).get(SoapFormat.HEADER);
        Branch request = call("secured", "text", "x").put(SoapFormat.HEADER, header);
        byte[] answer = RealPhp.run("server.php", format(version).write(request).body(), version.word(), "literal");
        assertThat(Shown.of(format(version).read(answer, null))).contains("return: 'anna/s3cret:x'");
    }

    @ParameterizedTest
    @CsvSource({"SOAP_11,encoded,item", "SOAP_11,literal,string", "SOAP_12,encoded,item", "SOAP_12,literal,string"})
    void aClientsRequestIsATreeWithItsHeader(SoapVersion version, String use, String element) throws Exception {
        byte[] sent = RealPhp.run("client.php", new byte[0], version.word(), use);
        Branch message = (Branch) format(version).read(sent, null);
        assertThat(Shown.of(message.get("getOrder")))
                .isEqualTo("{orderId: '7', note: '\u00e9 <&> \u20ac', lines: {" + element + ": ['a', 'b']}}");
        Branch security = (Branch) ((Branch) message.get(SoapFormat.HEADER)).get("Security");
        assertThat(security.get("@mustUnderstand")).isIn(Leaf.text("1"), Leaf.text("true"));
        assertThat(Shown.of(security)).contains("Username: ").contains("anna").contains("s3cret");
    }

    @ParameterizedTest
    @EnumSource
    void aClientReadsAnAnswer(SoapVersion version) throws Exception {
        Branch answer = call("getOrderResponse", "return", "1.50 \u20ac");
        byte[] said = RealPhp.run("client.php", format(version).write(answer).body(), version.word(), "answer");
        assertThat(new String(said, StandardCharsets.UTF_8)).isEqualTo("answer \"1.50 \u20ac\"");
    }

    @ParameterizedTest
    @CsvSource({
        "SOAP_11,true,Client,SOAP-ENV:Client",
        "SOAP_11,false,Receiver.Timeout,SOAP-ENV:Server.Timeout",
        "SOAP_12,true,Client,env:Sender",
        "SOAP_12,false,Server,env:Receiver"
    })
    void aClientReadsAFault(SoapVersion version, boolean sender, String code, String read) throws Exception {
        byte[] fault = format(version)
                .write(new Fault(sender, code, "not <so> good \u20ac \u0001"))
                .body();
        byte[] said = RealPhp.run("client.php", fault, version.word(), "answer");
        String local = read.substring(read.indexOf(':') + 1);
        assertThat(new String(said, StandardCharsets.UTF_8))
                .startsWith("fault ")
                .contains(local)
                .endsWith(" not <so> good \u20ac \ufffd");
    }

    private static Branch call(String operation, String parameter, String value) {
        return new Branch().put(operation, new Branch().put(parameter, Leaf.text(value)));
    }

    /** As an rpc service has it: the operation in a namespace, its parameters in none. */
    private static SoapFormat format(SoapVersion version) {
        Structure body = new Structure();
        for (String operation : new String[] {"getOrder", "echoed", "secured", "getOrderResponse"}) {
            Structure parameters = new Structure();
            for (String parameter : new String[] {"orderId", "text", "return"}) {
                parameters.add(new Part(parameter, Value.of(Value.Type.STRING), false, true, ""));
            }
            body.add(new Part(operation, (Shape) parameters, false, false, "urn:orders"));
        }
        return new SoapFormat(version, "urn:orders", body, StandardCharsets.UTF_8, "urn:orders#call", Wanted.ALL);
    }
}
