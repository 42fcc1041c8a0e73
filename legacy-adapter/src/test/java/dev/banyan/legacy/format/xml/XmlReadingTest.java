package dev.banyan.legacy.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a/>                                              | {a: ''}
            <a></a>                                           | {a: ''}
            <a>x</a>                                          | {a: 'x'}
            <a> x </a>                                        | {a: ' x '}
            <a>  </a>                                         | {a: '  '}
            <a x='1'/>                                        | {a: {@x: '1'}}
            <a x='1'>t</a>                                    | {a: {@x: '1', #text: 't'}}
            <a x='1'> </a>                                    | {a: {@x: '1', #text: ' '}}
            <a x='1' y=\"2\"></a>                             | {a: {@x: '1', @y: '2'}}
            <a><b/></a>                                       | {a: {b: ''}}
            <a> <b>1</b> <b>2</b> </a>                        | {a: {b: ['1', '2']}}
            <a><b>1</b><c/><b>2</b></a>                       | {a: {b: ['1', '2'], c: ''}}
            <a>one <b/> two</a>                               | {a: {b: '', #text: 'one  two'}}
            <p:a xmlns:p='urn:x'><p:b/></p:a>                 | {a: {b: ''}}
            <a xmlns='urn:x'><b xmlns=''>1</b></a>            | {a: {b: '1'}}
            <a xmlns:p='urn:x' p:k='1'/>                      | {a: {@k: '1'}}
            <a xmlns:p='urn:x' p:k='1' k='2'/>                | {a: {@k: '2'}}
            <a xmlns:p='urn:x' k='2' p:k='1'/>                | {a: {@k: '2'}}
            <a xml:lang='de'>x</a>                            | {a: {@lang: 'de', #text: 'x'}}
            <a><![CDATA[<b>&amp;]]></a>                       | {a: '<b>&amp;'}
            <a>1<!-- no -->2<?no no?>3</a>                    | {a: '123'}
            <a> <!-- no --> <b/></a>                          | {a: {b: ''}}
            <a>&lt;&gt;&amp;&quot;&apos;</a>                  | {a: '<>&\"''}
            <a>&#65;&#x42;&#x20AC;&#128512;</a>               | {a: 'AB\u20ac\ud83d\ude00'}
            <a x=' &#10; &lt; '/>                             | {a: {@x: ' \\n < '}}
            <a>&#13;</a>                                      | {a: '\\r'}
            <?xml version='1.0'?><!-- x --><a/><!-- y -->     | {a: ''}
            <\u00f6l \u00e4='1'>\u00fc</\u00f6l>              | {\u00f6l: {@\u00e4: '1', #text: '\u00fc'}}
            <a>]]</a>                                         | {a: ']]'}
            <a >x</a >                                        | {a: 'x'}
            """)
    void aDocumentIsThatTree(String document, String tree) throws Unfit {
        assertThat(read(document)).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <a xsi:nil='true'/>                        | {r: {a: null}}
            <a xsi:nil='1'></a>                        | {r: {a: null}}
            <a xsi:nil='false'>x</a>                   | {r: {a: 'x'}}
            <a xsi:type='t'>x</a>                      | {r: {a: 'x'}}
            <a xsi:nil='true'/><a>x</a>                | {r: {a: [null, 'x']}}
            <a nil='true'/>                            | {r: {a: {@nil: 'true'}}}
            <i:a xmlns:i='urn:i' i:nil='true'/>        | {r: {a: {@nil: 'true'}}}
            """)
    void whatXsiSaysIsNoAttribute(String element, String tree) throws Unfit {
        String root = "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>";
        assertThat(read(root + element + "</r>")).isEqualTo(tree);
    }

    @Test
    void endsOfLinesAreOneCharacterAndBlanksOfValuesAreSpaces() throws Unfit {
        assertThat(read("<a x='1\r\n2\t3\r4'>1\r\n2\r3<![CDATA[\r\n]]></a>"))
                .isEqualTo("{a: {@x: '1 2 3 4', #text: '1\\n2\\n3\\n'}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                    | 1
            x                                     | 1
            <a>                                   | 1
            <a><b></a>                            | 1
            <a>\\n  <b>x</c>\\n</a>               | 2
            <a x=1/>                              | 1
            <a x='1'y='2'/>                       | 1
            <a x='<'/>                            | 1
            <a x='1' x='2'/>                      | 1
            <a x='1                               | 1
            <a x/>                                | 1
            <1/>                                  | 1
            <a:b:c/>                              | 1
            <p:a/>                                | 1
            <a p:x='1'/>                          | 1
            <a xmlns:p=''/>                       | 1
            <a xmlns:xml='urn:x'/>                | 1
            <a xmlns:p='urn:x' xmlns:p='urn:y'/>  | 1
            <a>&</a>                              | 1
            <a>&nbsp;</a>                         | 1
            <a>&#0;</a>                           | 1
            <a>&#xD800;</a>                       | 1
            <a>&#x110000;</a>                     | 1
            <a>&#99999999999999999999;</a>        | 1
            <a>]]></a>                            | 1
            <a>\\u0000</a>                        | 1
            <a>\\u0008</a>                        | 1
            <a>\\uFFFE</a>                        | 1
            <a/><b/>                              | 1
            <a/>x                                 | 1
            <a/><![CDATA[x]]>                     | 1
            <!-- a -- b --><a/>                   | 1
            <a><!-- b</a>                         | 1
            <?xml version='2.0'?><a/>             | 1
            <a><?xml version='1.0'?></a>          | 1
            <?XML x?><a/>                         | 1
            <!DOCTYPE a><a/>                      | 1
            <!-- x --><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>| 1
            <!doctype a><a/>                      | 1
            """)
    void whatIsNoXmlIsRefusedWithItsPlace(String document, int line) {
        String real = document.replace("\\n", "\n")
                .replace("\\u0000", "\u0000")
                .replace("\\u0008", "\b")
                .replace("\\uFFFE", "\uFFFE");
        Unfit unfit = catchThrowableOfType(Unfit.class, () -> read(real));
        assertThat(unfit).isNotNull();
        assertThat(unfit.getMessage())
                .startsWith("XML, line " + line + ", column ")
                .contains("(expected: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE a><a/>", "<!-- x --><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    void aDocumentTypeIsRefusedAsOne(String document) {
        assertThat(catchThrowableOfType(Unfit.class, () -> read(document))).hasMessageContaining("a document type");
    }

    @Test
    void aMessageAboutABodyTellsNothingOfIt() {
        Unfit unfit = catchThrowableOfType(Unfit.class, () -> read("<a><secret>4711</secret><b secret='4711'</a>"));
        assertThat(unfit.getMessage()).doesNotContain("secret").doesNotContain("4711");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /a/b              | {a: {b: '1'}}
            /a/c/d            | {a: {c: {d: ['2', '3']}}}
            /a/c/d/0          | {a: {c: {d: ['2', '3']}}}
            /a/@x             | {a: {@x: '0'}}
            /a/e              | {a: {e: {@y: '5', #text: '6'}}}
            /a/e/#text        | {a: {e: {#text: '6'}}}
            /a/zip            | {a: {}}
            /b                | {}
            """)
    void whatNobodyWantsIsLeftOut(String pointer, String tree) throws Unfit {
        String document = "<a x='0' y='9'><b>1</b><c><d>2</d><f/><d>3</d></c><e y='5'>6</e></a>";
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of(pointer));
        XmlFormat format = new XmlFormat("", Anything.ANYTHING, StandardCharsets.UTF_8, wanted);
        assertThat(Shown.of(format.read(document.getBytes(StandardCharsets.UTF_8), null)))
                .isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource({
        "<a><b><c></b></a>",
        "<a><b>&no;</b></a>",
        "<a><b x='1' x='1'/></a>",
        "<a><b><p:c/></b></a>",
        "<a><b>]]></b></a>"
    })
    void whatNobodyWantsIsXmlAllTheSame(String document) {
        Wanted wanted = Wanted.nothing();
        wanted.add(Pointer.of("/a/d"));
        XmlFormat format = new XmlFormat("", Anything.ANYTHING, StandardCharsets.UTF_8, wanted);
        Unfit unfit =
                catchThrowableOfType(Unfit.class, () -> format.read(document.getBytes(StandardCharsets.UTF_8), null));
        assertThat(unfit).isNotNull();
    }

    @Test
    void elementsNestSixtyFourTimes() throws Unfit {
        assertThat(read("<a>".repeat(64) + "x" + "</a>".repeat(64))).contains("'x'");
        Unfit unfit = catchThrowableOfType(Unfit.class, () -> read("<a>".repeat(65) + "</a>".repeat(65)));
        assertThat(unfit).hasMessageContaining("an element in 64 others (expected: fewer)");
    }

    private static String read(String document) throws Unfit {
        XmlFormat format = new XmlFormat("", Anything.ANYTHING, StandardCharsets.UTF_8, Wanted.ALL);
        return Shown.of(format.read(document.getBytes(StandardCharsets.UTF_8), null));
    }
}
