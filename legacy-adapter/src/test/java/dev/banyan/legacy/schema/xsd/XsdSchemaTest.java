package dev.banyan.legacy.schema.xsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Value;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XsdSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            xs:string             | string
            xs:token              | string
            xs:anyURI             | string
            xs:anySimpleType      | string
            xs:NMTOKENS           | string
            xs:int                | int(10)
            xs:long               | int(19)
            xs:short              | int(5)
            xs:unsignedByte       | int(3)
            xs:integer            | int
            xs:positiveInteger    | int
            xs:decimal            | decimal
            xs:float              | decimal
            xs:double             | decimal
            xs:boolean            | boolean
            xs:date               | date
            xs:dateTime           | date_time
            xs:time               | opaque
            xs:base64Binary       | opaque
            xs:anyType            | anything
            """)
    void aBuiltInTypeIsThatValue(String type, String shape) throws BadSchema {
        assertThat(shape("<xs:element name='a' type='" + type + "'/>")).isEqualTo("{a: " + shape + "}");
    }

    /** JAXB, for one, reads 2147483648 into an int as another number. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            xs:int,           -2147483648,          2147483647
            xs:long,          -9223372036854775808, 9223372036854775807
            xs:short,         -32768,               32767
            xs:byte,          -128,                 127
            xs:unsignedLong,  0,                    18446744073709551615
            xs:unsignedInt,   0,                    4294967295
            xs:unsignedShort, 0,                    65535
            xs:unsignedByte,  0,                    255
            xs:integer,       -,                    -
            """)
    void aMachinesNumberHasARange(String type, BigDecimal least, BigDecimal most) throws BadSchema {
        String element = schema("<xs:element name='a' type='" + type + "'/>");
        TestFiles files = new TestFiles(XsdSchemaTest.class).with("test.xsd", element);
        Value value = (Value) XsdSchema.read(files, "test.xsd").part("a").shape();
        Value.Range range = value.range();
        assertThat(range).isEqualTo(least == null ? null : new Value.Range(least, most));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <xs:restriction base='xs:string'><xs:maxLength value='20'/></xs:restriction>                  | string(20)
            <xs:restriction base='xs:string'><xs:length value='3'/></xs:restriction>                      | string(3)
            <xs:restriction base='xs:string'><xs:enumeration value='A'/><xs:enumeration value='C'/></xs:restriction> | `string | A C`
            <xs:restriction base='xs:decimal'><xs:totalDigits value='10'/><xs:fractionDigits value='2'/></xs:restriction> | decimal(10,2)
            <xs:restriction base='xs:int'><xs:totalDigits value='4'/></xs:restriction>                    | int(4)
            <xs:restriction base='xs:int'><xs:enumeration value='07'/><xs:enumeration value='8'/></xs:restriction> | `int(10) | 7 8`
            <xs:list itemType='xs:int'/>                                                                  | string
            <xs:union memberTypes='xs:int xs:date'/>                                                      | string
            """)
    void aSimpleTypesFacetsCount(String type, String shape) throws BadSchema {
        String element = "<xs:element name='a'><xs:simpleType>" + type + "</xs:simpleType></xs:element>";
        assertThat(shape(element)).isEqualTo("{a: " + shape + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <xs:sequence>A B</xs:sequence>                                             | {a!: string, b!: string}
            <xs:sequence minOccurs='0'>A B</xs:sequence>                               | {a: string, b: string}
            <xs:sequence maxOccurs='unbounded'>A B</xs:sequence>                       | {a!: [string], b!: [string]}
            <xs:sequence maxOccurs='3'>A</xs:sequence>                                 | {a!: [string; 3]}
            <xs:sequence>A B A</xs:sequence>                                           | {a!: [string; 2], b!: string}
            <xs:all>A B</xs:all>                                                       | {a!: string, b!: string}
            <xs:choice>A B</xs:choice>                                                 | {a: string, b: string}
            <xs:choice>A</xs:choice>                                                   | {a!: string}
            <xs:choice maxOccurs='unbounded'>A B</xs:choice>                           | {a: [string], b: [string]}
            <xs:choice><xs:sequence>A B</xs:sequence><xs:sequence>A</xs:sequence></xs:choice> | {a!: string, b: string}
            <xs:sequence><xs:choice>A B</xs:choice><xs:choice>A B</xs:choice></xs:sequence>   | {a: [string; 2], b: [string; 2]}
            <xs:sequence>A<xs:any/></xs:sequence>                                      | {a!: string, ...}
            <xs:sequence>A<xs:any minOccurs='0' maxOccurs='0'/></xs:sequence>          | {a!: string}
            <xs:sequence><xs:element name='c' type='xs:int' minOccurs='0' maxOccurs='2' nillable='true'/></xs:sequence> | {c?: [int(10); 2]}
            <xs:sequence/>                                                             | {}
            <xs:sequence>A</xs:sequence><xs:attribute name='k' type='xs:int' use='required'/><xs:attribute name='m'/> | {@k!: int(10), @m: string, a!: string}
            <xs:attribute name='k' use='prohibited'/>                                  | {}
            <xs:simpleContent><xs:extension base='xs:int'><xs:attribute name='k'/></xs:extension></xs:simpleContent> | {@k: string, #text: int(10)}
            <xs:simpleContent><xs:extension base='xs:int'/></xs:simpleContent>         | int(10)
            """)
    void aContentIsThatShape(String content, String shape) throws BadSchema {
        String parts = content.replace("A", "<xs:element name='a' type='xs:string'/>")
                .replace("B", "<xs:element name='b' type='xs:string'/>");
        assertThat(shape("<xs:element name='r'><xs:complexType>" + parts + "</xs:complexType></xs:element>"))
                .isEqualTo("{r: " + shape + "}");
    }

    @Test
    void mixedContentHasText() throws BadSchema {
        String type =
                "<xs:complexType mixed='true'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:complexType>";
        assertThat(shape("<xs:element name='r'>" + type + "</xs:element>"))
                .isEqualTo("{r: {#text: string, a!: int(10)}}");
    }

    @Test
    void anOrderInTwoFilesIsWhatItSays() throws BadSchema {
        TestFiles files = new TestFiles(XsdSchemaTest.class);
        Structure shape = XsdSchema.read(files, "orders.xsd");
        assertThat(ShownShape.of(shape))
                .isEqualTo("{order: {@id!: int(19), @priority: string | high low, customer!: {name!: string(40), "
                        + "email: string, phone: string, vip?: boolean}, items!: {item!: [{code!: string(12), "
                        + "qty!: int, price!: {@currency!: string(3), #text: decimal(10,2)}, note?: string}]}, "
                        + "cash: {amount!: decimal(10,2)}, card: {amount!: decimal(10,2), number!: string(19)}, "
                        + "parent: ^, ...}, cancel: {orderId!: int(19), reason: [string]}}");
        assertThat(files.asked()).containsExactly("orders.xsd", "common/types.xsd");
    }

    @Test
    void aPartHasTheNamespaceOfItsForm() throws BadSchema {
        Structure shape = XsdSchema.read(new TestFiles(XsdSchemaTest.class), "forms.xsd");
        assertThat(ShownShape.withNamespaces(shape))
                .isEqualTo(
                        "{urn:f|root: {@plain: string, urn:f|@own: string, http://www.w3.org/XML/1998/namespace|@lang: string, "
                                + "local!: string, urn:f|qualified!: string, urn:f|referred!: string}, urn:f|referred: string}");
    }

    @Test
    void elementsOfASubstitutionGroupStandBesideItsHead() throws BadSchema {
        Structure shape = XsdSchema.read(new TestFiles(XsdSchemaTest.class), "groups.xsd");
        assertThat(ShownShape.of(shape))
                .startsWith("{drawing: {circle: [{x!: int, r!: int}], square: [{x!: int, side!: int}]")
                .doesNotContain("shape:");
    }

    @Test
    void aTypeMayContainItself() throws BadSchema {
        assertThat(shape("""
                <xs:element name='tree' type='t:node'/>
                <xs:complexType name='node'><xs:sequence>
                  <xs:element name='value' type='xs:string'/><xs:element name='node' type='t:node' minOccurs='0' maxOccurs='unbounded'/>
                </xs:sequence></xs:complexType>
                """)).isEqualTo("{tree: {value!: string, node: [^]}}");
    }

    @Test
    void anAbstractTypeHasThePartsOfThoseDerivedFromIt() throws BadSchema {
        assertThat(shape("""
                <xs:element name='pay' type='t:payment'/>
                <xs:complexType name='payment' abstract='true'><xs:sequence><xs:element name='sum' type='xs:decimal'/></xs:sequence></xs:complexType>
                <xs:complexType name='card'><xs:complexContent><xs:extension base='t:payment'><xs:sequence>
                  <xs:element name='number' type='xs:string'/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
                """)).isEqualTo("{pay: {sum!: decimal, number: string}}");
    }

    @Test
    void aRestrictionNarrowsAndARedefinitionWins() throws BadSchema {
        TestFiles files = new TestFiles(XsdSchemaTest.class)
                .with(
                        "base.xsd",
                        schema(
                                "<xs:complexType name='c'><xs:sequence><xs:element name='a' type='xs:int' minOccurs='0'/></xs:sequence></xs:complexType>"))
                .with(
                        "main.xsd",
                        schema(
                                "<xs:redefine schemaLocation='base.xsd'><xs:complexType name='c'><xs:complexContent>"
                                        + "<xs:restriction base='t:c'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:restriction>"
                                        + "</xs:complexContent></xs:complexType></xs:redefine><xs:element name='r' type='t:c'/>"));
        assertThat(ShownShape.of(XsdSchema.read(files, "main.xsd"))).isEqualTo("{r: {a!: int(10)}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <xs:element name='a' type='t:no'/>                            | 1 | src-resolve
            <xs:element nome='a'/>                                        | 1 | nome
            <xs:element name='a'>                                         | 1 | not well-formed
            <xs:include schemaLocation='gone.xsd'/>                       | 0 | gone.xsd: no such file (expected: a file that can be read)
            <xs:include schemaLocation='http://example.com/a.xsd'/>       | 0 | location: http://example.com/a.xsd (expected: a file
            <xs:import namespace='urn:o' schemaLocation='file:///etc/passwd'/> | 0 | location: file:///etc/passwd
            <xs:import namespace='urn:o' schemaLocation='/etc/passwd'/>   | 0 | location: /etc/passwd
            <xs:import namespace='urn:o' schemaLocation='jar:x!/y'/>      | 0 | location: jar:x!/y
            <xs:import namespace='urn:o' schemaLocation='\\\\host\\x'/>   | 0 | location: \\\\host\\x
            """)
    void whatIsWrongIsSaidWithItsFileAndPlace(String content, int line, String words) {
        TestFiles files = new TestFiles(XsdSchemaTest.class).with("dir/bad.xsd", schema(content));
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> XsdSchema.read(files, "dir/bad.xsd"));
        assertThat(bad.getMessage()).contains(words);
        assertThat(bad.file()).isEqualTo("dir/bad.xsd");
        assertThat(bad.line()).isEqualTo(line);
    }

    @Test
    void aProblemOfAnIncludedFileIsItsOwn() {
        TestFiles files = new TestFiles(XsdSchemaTest.class)
                .with("a/main.xsd", schema("<xs:include schemaLocation='../b/part.xsd'/>"))
                .with("b/part.xsd", schema("\n\n  <xs:element name='x' type='t:no'/>"));
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> XsdSchema.read(files, "a/main.xsd"));
        assertThat(bad.file()).isEqualTo("b/part.xsd");
        assertThat(bad.line()).isEqualTo(3);
        assertThat(bad.column()).isPositive();
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        BadSchema bad = catchThrowableOfType(
                BadSchema.class, () -> XsdSchema.read(new TestFiles(XsdSchemaTest.class), "gone.xsd"));
        assertThat(bad).hasMessage("gone.xsd: no such file (expected: a file that can be read)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xs:schema [<!ENTITY a 'b'>]>",
                "<!DOCTYPE xs:schema SYSTEM 'http://127.0.0.1:9/x.dtd'>"
            })
    void aDocumentTypeIsRefused(String doctype) {
        TestFiles files = new TestFiles(XsdSchemaTest.class).with("a.xsd", doctype + schema(""));
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> XsdSchema.read(files, "a.xsd"));
        assertThat(bad).hasMessageContaining("a document type (expected: none");
    }

    @Test
    void hugeCountsCostNothing() {
        String many = "<xs:element name='r'><xs:complexType><xs:sequence minOccurs='99999' maxOccurs='999999999'>"
                + "<xs:element name='a' type='xs:int' minOccurs='100000' maxOccurs='100000'/>"
                + "</xs:sequence></xs:complexType></xs:element>";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(shape(many)).isEqualTo("{r: {a!: [int(10)]}}"));
    }

    @Test
    void groupsOfGroupsOfGroupsCostNothing() {
        StringBuilder groups = new StringBuilder(
                "<xs:element name='r'><xs:complexType><xs:group ref='t:g24'/></xs:complexType></xs:element>"
                        + "<xs:group name='g0'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:group>");
        for (int i = 1; i <= 24; i++) {
            String inner = "<xs:group ref='t:g" + (i - 1) + "'/>";
            groups.append("<xs:group name='g" + i + "'><xs:sequence>" + inner + inner + "</xs:sequence></xs:group>");
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(shape(groups.toString()))
                .isEqualTo("{r: {a!: [int(10); 16777216]}}"));
    }

    @Test
    void aChainOfGroupsThatIsTooLongIsRefused() {
        StringBuilder groups = new StringBuilder(
                "<xs:element name='r'><xs:complexType><xs:group ref='t:g9999'/></xs:complexType></xs:element>"
                        + "<xs:group name='g0'><xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence></xs:group>");
        for (int i = 1; i < 10000; i++) {
            groups.append("<xs:group name='g" + i + "'><xs:sequence><xs:group ref='t:g" + (i - 1)
                    + "'/></xs:sequence></xs:group>");
        }
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> shape(groups.toString()));
        assertThat(bad).hasMessage("types or groups that are nested without end (expected: fewer levels)");
    }

    @Test
    void filesWithoutEndAreNotRead() {
        TestFiles endless = new TestFiles(XsdSchemaTest.class);
        for (int i = 0; i < 300; i++) {
            endless.with(i + ".xsd", schema("<xs:include schemaLocation='" + (i + 1) + ".xsd'/>"));
        }
        BadSchema bad = catchThrowableOfType(BadSchema.class, () -> XsdSchema.read(endless, "0.xsd"));
        assertThat(bad).hasMessageContaining("another schema (expected: at most 200 in all)");
    }

    @Test
    void filesThatIncludeOneAnotherAreReadOnce() throws BadSchema {
        TestFiles files = new TestFiles(XsdSchemaTest.class)
                .with("a.xsd", schema("<xs:include schemaLocation='b.xsd'/><xs:element name='a' type='t:b'/>"))
                .with(
                        "b.xsd",
                        schema(
                                "<xs:include schemaLocation='./x/../a.xsd'/><xs:simpleType name='b'><xs:restriction base='xs:int'/></xs:simpleType>"));
        assertThat(ShownShape.of(XsdSchema.read(files, "a.xsd"))).isEqualTo("{a: int(10)}");
        assertThat(files.asked()).containsExactly("a.xsd", "b.xsd");
    }

    private static String shape(String content) throws BadSchema {
        TestFiles files = new TestFiles(XsdSchemaTest.class).with("test.xsd", schema(content));
        return ShownShape.of(XsdSchema.read(files, "test.xsd"));
    }

    private static String schema(String content) {
        return "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' targetNamespace='urn:t'>"
                + content + "</xs:schema>";
    }
}
