package dev.banyan.legacy.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Listing;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Structure;
import dev.banyan.legacy.schema.Structure.Part;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlWritingTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final Shape TEXT = Value.of(Value.Type.STRING);

    static Stream<Arguments> trees() {
        Leaf x = Leaf.text("x");
        return Stream.of(
                Arguments.of(x, "<a>x</a>"),
                Arguments.of(Leaf.EMPTY, "<a/>"),
                Arguments.of(new Branch(), "<a/>"),
                Arguments.of(Leaf.number("1.50"), "<a>1.50</a>"),
                Arguments.of(Leaf.number("-1.5E+3"), "<a>-1500</a>"),
                Arguments.of(Leaf.TRUE, "<a>true</a>"),
                Arguments.of(
                        Leaf.NULL, "<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"),
                Arguments.of(new Branch().put("@k", x).put("#text", x), "<a k=\"x\">x</a>"),
                Arguments.of(new Branch().put("b", x).put("@k", x), "<a k=\"x\"><b>x</b></a>"),
                Arguments.of(new Branch().put("b", Items.of(x, x)), "<a><b>x</b><b>x</b></a>"),
                Arguments.of(new Branch().put("b", Items.of()), "<a/>"),
                Arguments.of(
                        new Branch().put("b", x).put("@xmlns", Leaf.text("urn:b")), "<a xmlns=\"urn:b\"><b>x</b></a>"),
                Arguments.of(Items.of(x), "<a>x</a>"),
                Arguments.of(Leaf.text("a<b>&\"'\r\n\t]]>"), "<a>a&lt;b&gt;&amp;\"'&#13;\n\t]]&gt;</a>"),
                Arguments.of(
                        new Branch().put("@k", Leaf.text("a<b>&\"'\r\n\t]]>")),
                        "<a k=\"a&lt;b&gt;&amp;&quot;'&#13;&#10;&#9;]]&gt;\"/>"),
                Arguments.of(
                        Leaf.text("\u00e9\u20ac\ud83d\ude00\u0085\u2028"),
                        "<a>\u00e9\u20ac\ud83d\ude00\u0085\u2028</a>"));
    }

    @ParameterizedTest
    @MethodSource("trees")
    void aTreeIsThatDocument(Tree tree, String document) throws Unfit {
        assertThat(write("", Anything.ANYTHING, new Branch().put("a", tree))).isEqualTo(DECLARATION + document);
    }

    static Stream<Arguments> misfits() {
        Branch deep = new Branch();
        Branch inner = deep;
        for (int i = 0; i < 65; i++) {
            Branch next = new Branch();
            inner.put("a", next);
            inner = next;
        }
        Leaf x = Leaf.text("x");
        Branch list = new Branch().put("a", new Branch().put("b", Items.of(Items.of(x))));
        return Stream.of(
                Arguments.of(new Branch(), "", "0 parts"),
                Arguments.of(new Branch().put("a", x).put("b", x), "", "2 parts"),
                Arguments.of(x, "", "something else"),
                Arguments.of(new Branch().put("a", Items.of(x, x)), "/a", "2 elements"),
                Arguments.of(new Branch().put("1a", x), "/1a", "a name that XML has none for"),
                Arguments.of(new Branch().put("", x), "/", "a name that XML has none for"),
                Arguments.of(new Branch().put("a:b", x), "/a:b", "a name that XML has none for"),
                Arguments.of(new Branch().put("a b", x), "/a b", "a name that XML has none for"),
                Arguments.of(new Branch().put("a", new Branch().put("@", x)), "/a/@", "a name that XML has none for"),
                Arguments.of(new Branch().put("a", Leaf.text("\u0000")), "/a", "a character that XML cannot carry"),
                Arguments.of(new Branch().put("a", Leaf.text("\u001b")), "/a", "a character that XML cannot carry"),
                Arguments.of(new Branch().put("a", Leaf.text("\ud83d")), "/a", "a character that XML cannot carry"),
                Arguments.of(
                        new Branch().put("a", Leaf.text("\ude00\ud83d")), "/a", "a character that XML cannot carry"),
                Arguments.of(new Branch().put("a", Leaf.text("\uffff")), "/a", "a character that XML cannot carry"),
                Arguments.of(list, "/a/b/0", "a list in a list"),
                Arguments.of(new Branch().put("a", new Branch().put("@k", Items.of(x))), "/a/@k", "a list"),
                Arguments.of(new Branch().put("a", new Branch().put("@k", Leaf.NULL)), "/a/@k", "null"),
                Arguments.of(new Branch().put("a", new Branch().put("#text", new Branch())), "/a/#text", "an object"),
                Arguments.of(new Branch().put("a", Leaf.number("1E99999")), "/a", "too large an exponent"),
                Arguments.of(deep, "/a".repeat(65), "an element in 64 others"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void whatXmlHasNoWayToSayIsRefusedWithItsPlace(Tree tree, String pointer, String words) {
        Unfit unfit = catchThrowableOfType(Unfit.class, () -> write("", Anything.ANYTHING, tree));
        assertThat(unfit.pointer()).isEqualTo(pointer);
        assertThat(unfit.getMessage()).contains(words).contains("(expected: ");
    }

    @Test
    void withoutASchemaAllElementsAreInTheNamespaceOfTheRules() throws Unfit {
        Branch tree =
                new Branch().put("a", new Branch().put("@k", Leaf.text("1")).put("b", Leaf.NULL));
        assertThat(write("urn:x", Anything.ANYTHING, tree))
                .isEqualTo(DECLARATION + "<a xmlns=\"urn:x\" k=\"1\">"
                        + "<b xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/></a>");
    }

    @Test
    void whereElementsOfASchemaAreQualifiedTheirNamespaceIsTheDefault() throws Unfit {
        assertThat(write("urn:other", order("urn:x", "urn:x", ""), sample()))
                .isEqualTo(DECLARATION + "<order xmlns=\"urn:x\" k=\"1\"><line>2</line><line>3</line></order>");
    }

    @Test
    void whereSomeAreNotTheOthersGetAPrefix() throws Unfit {
        assertThat(write("urn:other", order("urn:x", "", ""), sample()))
                .isEqualTo(DECLARATION
                        + "<ns1:order xmlns:ns1=\"urn:x\" k=\"1\"><line>2</line><line>3</line></ns1:order>");
    }

    @Test
    void elementsAndAttributesOfSeveralNamespacesGetOnePrefixEach() throws Unfit {
        assertThat(write("", order("urn:x", "urn:y", "urn:z"), sample()))
                .isEqualTo(
                        DECLARATION + "<ns1:order xmlns:ns1=\"urn:x\" xmlns:ns3=\"urn:z\" ns3:k=\"1\">"
                                + "<ns2:line xmlns:ns2=\"urn:y\">2</ns2:line><ns2:line xmlns:ns2=\"urn:y\">3</ns2:line></ns1:order>");
    }

    @Test
    void anAttributeOfXmlItselfNeedsNoDeclaration() throws Unfit {
        assertThat(write("", order("", "", "http://www.w3.org/XML/1998/namespace"), sample()))
                .isEqualTo(DECLARATION + "<order xml:k=\"1\"><line>2</line><line>3</line></order>");
    }

    @Test
    void whatASchemaDoesNotKnowIsInTheNamespaceOfTheRules() throws Unfit {
        Branch tree = new Branch().put("order", new Branch().put("more", Leaf.text("4")));
        assertThat(write("urn:other", order("urn:x", "", ""), tree))
                .isEqualTo(
                        DECLARATION + "<ns1:order xmlns:ns1=\"urn:x\"><more xmlns=\"urn:other\">4</more></ns1:order>");
    }

    @Test
    void elementsWithoutNamespaceStayOutOfTheOneAround() throws Unfit {
        Branch tree = new Branch()
                .put("a", new Branch().put("@xmlns", Leaf.text("urn:a")).put("order", sample().get("order")));
        Structure around = new Structure().add(new Part("a", order("", "", ""), false, false, "urn:x"));
        assertThat(write("", around, tree))
                .isEqualTo(DECLARATION
                        + "<a xmlns=\"urn:a\"><order xmlns=\"\" k=\"1\"><line>2</line><line>3</line></order></a>");
    }

    @Test
    void whereNullMayStandItsNamespaceIsDeclaredOnceAtTheRoot() throws Unfit {
        Structure inner = new Structure().add(new Part("b", new Listing(TEXT), false, true, ""));
        Structure shape = new Structure().add(new Part("a", inner, true, false, ""));
        Branch tree = new Branch().put("a", new Branch().put("b", Items.of(Leaf.NULL, Leaf.NULL)));
        assertThat(write("", shape, tree))
                .isEqualTo(DECLARATION + "<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + "<b xsi:nil=\"true\"/><b xsi:nil=\"true\"/></a>");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 510, 511, 512, 513, 5000})
    void textsOfAnyLengthFit(int length) throws Unfit {
        String text = "\u20ac".repeat(length) + "x".repeat(length) + "&".repeat(length);
        String document = write("", Anything.ANYTHING, new Branch().put("a", Leaf.text(text)));
        assertThat(document).isEqualTo(DECLARATION + "<a>" + text.replace("&", "&amp;") + "</a>");
    }

    private static Structure order(String root, String line, String attribute) {
        Structure order = new Structure()
                .add(new Part("@k", TEXT, false, false, attribute))
                .add(new Part("line", new Listing(TEXT), false, false, line));
        return new Structure().add(new Part("order", order, false, false, root));
    }

    private static Branch sample() {
        Branch order = new Branch().put("@k", Leaf.text("1")).put("line", Items.of(Leaf.text("2"), Leaf.text("3")));
        return new Branch().put("order", order);
    }

    private static String write(String namespace, Shape shape, Tree tree) throws Unfit {
        XmlFormat format = new XmlFormat(namespace, shape, StandardCharsets.UTF_8, Wanted.ALL);
        return new String(format.write(tree).body(), StandardCharsets.UTF_8);
    }
}
