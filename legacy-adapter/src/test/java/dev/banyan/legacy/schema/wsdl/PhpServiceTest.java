package dev.banyan.legacy.schema.wsdl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.format.soap.RealPhp;
import dev.banyan.legacy.format.soap.SoapFormat;
import dev.banyan.legacy.format.soap.SoapVersion;
import dev.banyan.legacy.format.xml.Shown;
import dev.banyan.legacy.schema.Fitting;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Typing;
import dev.banyan.legacy.schema.xsd.TestFiles;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A description that PHP builds a service on says the same here and there: namespaces, lists, types, null. */
@ExtendWith(RealPhp.class)
class PhpServiceTest {
    @TempDir
    private static Path directory;

    private static Structure shape;

    @BeforeAll
    static void describe() throws Exception {
        TestFiles files = new TestFiles(PhpServiceTest.class);
        for (String file : new String[] {"orders.wsdl", "common.xsd"}) {
            Files.write(directory.resolve(file), files.read(file));
        }
        shape = Wsdl.read(files, "orders.wsdl").body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SOAP_11 | 10 | []
            SOAP_11 | 11 | [{code: 'SKU-1', qty: 1, serial: ['s1', 's2']}]
            SOAP_12 | 12 | [{code: 'SKU-1', qty: 1, serial: ['s1', 's2']}, {code: 'SKU-2', qty: 2, serial: []}]
            """)
    void anAnswerHasItsTypesAndListsOfAnyLength(SoapVersion version, String id, String items) throws Exception {
        SoapFormat format = format(version);
        Tree answer = Typing.read(format.read(ask(format, version, id), null), shape);
        assertThat(Shown.of(answer))
                .isEqualTo("{getOrderResponse: {order: {@status: 'A', id: " + id
                        + ", created: '2026-01-30T12:00:00Z', amount: 1234567890.10, remark: null, items: {item: "
                        + items
                        + "}, pickup: '2026-01-31'}}}");
    }

    @Test
    void aFaultIsOne() throws Exception {
        SoapFormat format = format(SoapVersion.SOAP_11);
        Tree answer = format.read(ask(format, SoapVersion.SOAP_11, "404"), null);
        assertThat(format.fault(answer)).isEqualTo(new Fault(true, "Client.Unknown", "no order for WEB"));
    }

    private static byte[] ask(SoapFormat format, SoapVersion version, String id) throws Exception {
        Branch call = new Branch().put("channel", Leaf.text("WEB")).put("orderId", Leaf.text(id));
        Tree request = Fitting.write(new Branch().put("getOrder", call), shape);
        byte[] message = format.write(request).body();
        return RealPhp.run(
                "described.php",
                message,
                version.word(),
                directory.resolve("orders.wsdl").toString());
    }

    private static SoapFormat format(SoapVersion version) {
        return new SoapFormat(version, "urn:other", shape, StandardCharsets.UTF_8, "urn:orders#getOrder", Wanted.ALL);
    }
}
