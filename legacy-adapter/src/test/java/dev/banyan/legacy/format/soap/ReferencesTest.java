package dev.banyan.legacy.format.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.Cost;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.xml.Shown;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Elements that stand for others, in the encoding that SOAP had before schemas. */
class ReferencesTest {
    private static final String STYLE_11 = "s:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'";
    private static final String STYLE_12 = "s:encodingStyle='http://www.w3.org/2003/05/soap-encoding'";

    private static String read(SoapVersion version, Wanted wanted, String envelopes, String body) throws Unfit {
        String message = "<s:Envelope xmlns:s='" + version.envelope() + "' xmlns:e='" + version.encoding() + "' "
                + envelopes + "><s:Body>" + body + "</s:Body></s:Envelope>";
        SoapFormat format = new SoapFormat(version, "", Anything.ANYTHING, StandardCharsets.UTF_8, null, wanted);
        return Shown.of(format.read(message.getBytes(StandardCharsets.UTF_8), null));
    }

    private static String read11(String body) throws Unfit {
        return read(SoapVersion.SOAP_11, Wanted.ALL, STYLE_11, body);
    }

    @Test
    void aValueMayStandInTheOnePlaceAndBeMeantInTheOther() throws Unfit {
        assertThat(read11("<r><a id='x'><b>1</b></a><c href='#x'/></r>")).isEqualTo("{r: {a: {b: '1'}, c: {b: '1'}}}");
    }

    /** As Axis 1 writes every answer; what lines look at is the answer alone. */
    @Test
    void aValueMayStandBesideTheOperation() throws Unfit {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/r/return/line/sku"));
        String body = "<r " + STYLE_11 + "><return href='#id0'/></r>"
                + "<multiRef id='id0' e:root='0' " + STYLE_11 + "><line href='#id1'/><line href='#id1'/></multiRef>"
                + "<multiRef id='id1' e:root='0' " + STYLE_11 + "><sku href='#id2'/></multiRef>"
                + "<multiRef id='id2' e:root='0' " + STYLE_11 + ">A1</multiRef>";
        assertThat(read(SoapVersion.SOAP_11, wanted, "", body))
                .isEqualTo("{r: {return: {line: [{sku: 'A1'}, {sku: 'A1'}]}}}");
    }

    @ParameterizedTest
    @CsvSource({"x", "#x"})
    void soap12NamesItsAttributesItself(String ref) throws Unfit {
        String body = "<r " + STYLE_12 + "><a e:id='x' e:itemType='t'><b>1</b></a><c e:ref='" + ref + "'/></r>";
        assertThat(read(SoapVersion.SOAP_12, Wanted.ALL, "", body)).isEqualTo("{r: {a: {b: '1'}, c: {b: '1'}}}");
    }

    @Test
    void whatIsNotEncodedStaysAsItIs() throws Unfit {
        assertThat(read(SoapVersion.SOAP_11, Wanted.ALL, "", "<r><a id='x'>1</a><c href='#x'/></r>"))
                .isEqualTo("{r: {a: {@id: 'x', #text: '1'}, c: {@href: '#x'}}}");
        assertThat(read11("<r><c href='cid:picture'/></r>")).isEqualTo("{r: {c: {@href: 'cid:picture'}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <r><a href='#x'/></r>                                       | /r/a     | to nothing
            <r><a id='x'><b href='#x'/></a></r>                         | /r/a/b   | around it
            <r><a href='#x'/></r><m id='x'><b href='#y'/></m><m id='y'><c href='#x'/></m> | /r/a | around it
            """)
    void aReferenceThatMeansNoValueDoesNotFit(String body, String pointer, String words) {
        assertThatThrownBy(() -> read11(body))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.pointer()).startsWith(pointer))
                .hasMessageContaining(words);
    }

    /** A kilobyte that means 2^26 elements, one text that is meant a thousand times, a chain deeper than any document. */
    static Stream<String> bombs() {
        String doubling = IntStream.range(0, 25)
                .mapToObj(i -> "<m id='i%d'><a href='#i%d'/><b href='#i%2$d'/></m>".formatted(i, i + 1))
                .collect(Collectors.joining("", "<r href='#i0'/>", "<m id='i25'>x</m>"));
        String text = "<r>" + "<a href='#x'/>".repeat(1000) + "</r><m id='x'>" + "x".repeat(500_000) + "</m>";
        String chain = IntStream.range(0, 5000)
                .mapToObj(i -> "<m id='i%d'><a href='#i%d'/></m>".formatted(i, i + 1))
                .collect(Collectors.joining("", "<r href='#i0'/>", "<m id='i5000'>x</m>"));
        return Stream.of(doubling, text, chain);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void referencesAreNoBomb(String bomb) {
        assertThatThrownBy(() -> read11(bomb)).hasMessageContaining("(expected: fewer)");
        Cost cost = Cost.of(() -> read11(bomb));
        assertThat(cost.time()).isLessThan(Cost.MOST_TIME);
        assertThat(cost.bytes()).isLessThan(Cost.MOST_BYTES);
    }
}
