package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Field;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that are made to harm are refused or done, whole translations through, within 200 ms and 64 MiB. */
class BombsTest {
    private static final int MIB = 1 << 20;

    private static ServerSocketChannel canary;

    @BeforeAll
    static void listen() throws IOException {
        canary = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        canary.configureBlocking(false);
    }

    @AfterAll
    static void close() throws IOException {
        canary.close();
    }

    static Stream<Arguments> callers() throws IOException {
        String url = "http://127.0.0.1:" + ((InetSocketAddress) canary.getLocalAddress()).getPort() + "/";
        String entity = "<!DOCTYPE a [<!ENTITY b SYSTEM '" + url + "'>]>";
        return Stream.of(
                Arguments.of("external entity", "xml", entity + "<a>&b;</a>", "a document type"),
                Arguments.of("external entity in an attribute", "xml", entity + "<a c='&b;'/>", "a document type"),
                Arguments.of(
                        "external document type", "xml", "<!DOCTYPE a SYSTEM '" + url + "'><a/>", "a document type"),
                Arguments.of(
                        "parameter entity",
                        "xml",
                        "<!DOCTYPE a [<!ENTITY % b SYSTEM '" + url + "'> %b;]><a/>",
                        "a document type"),
                Arguments.of(
                        "external entity before an envelope",
                        "soap11",
                        entity + soap11("<a>&b;</a>"),
                        "a document type"),
                Arguments.of(
                        "external entity before one of SOAP 1.2", "soap12", entity + soap12("&b;"), "a document type"),
                Arguments.of(
                        "inclusion",
                        "xml",
                        "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='" + url + "'/></a>",
                        Cheap.DONE),
                Arguments.of(
                        "place of a schema",
                        "soap11",
                        soap11("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='urn:a " + url
                                + "'/>"),
                        Cheap.DONE),
                Arguments.of("style sheet", "xml", "<?xml-stylesheet href='" + url + "'?><a/>", Cheap.DONE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callers")
    void nobodyIsCalled(String name, String format, String body, String outcome) throws IOException {
        costsLittle(name, Cheap.KEEP.formatted(format), body, outcome);
        assertThat(canary.accept()).isNull();
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("billion laughs", Cheap.KEEP.formatted("xml"), laughs("<a>&l9;</a>"), "a document type"),
                Arguments.of(
                        "laughs before an envelope",
                        Cheap.KEEP.formatted("soap11"),
                        laughs(soap11("&l9;")),
                        "a document type"),
                Arguments.of("100 000 levels of lists", Cheap.KEEP.formatted("json"), "[".repeat(100_000), "depth 64"),
                Arguments.of(
                        "100 000 levels of objects",
                        Cheap.KEEP.formatted("json"),
                        "{\"a\":".repeat(100_000),
                        "depth 64"),
                Arguments.of(
                        "100 000 levels where nobody looks",
                        "{from: json, as: json, map: [{to: /b, from: /b}]}",
                        "{\"a\":" + "[".repeat(100_000),
                        "depth 64"),
                Arguments.of(
                        "100 000 levels of elements",
                        Cheap.KEEP.formatted("xml"),
                        "<a>".repeat(100_000),
                        "in 64 others"),
                Arguments.of(
                        "100 000 levels in an envelope",
                        Cheap.KEEP.formatted("soap12"),
                        soap12("<a>".repeat(100_000)),
                        "others"),
                Arguments.of(
                        "a text of 4 MiB", Cheap.KEEP.formatted("json"), "\"" + "x".repeat(4 * MIB) + "\"", Cheap.DONE),
                Arguments.of(
                        "a name of 4 MiB",
                        Cheap.KEEP.formatted("json"),
                        "{\"" + "x".repeat(4 * MIB) + "\":1}",
                        "too much"),
                Arguments.of("a number of 4 MiB", Cheap.KEEP.formatted("json"), "7".repeat(4 * MIB), "too much"),
                Arguments.of(
                        "an attribute of 4 MiB",
                        Cheap.KEEP.formatted("xml"),
                        "<a b='" + "x".repeat(4 * MIB) + "'/>",
                        Cheap.DONE),
                Arguments.of(
                        "an element's name of 4 MiB",
                        Cheap.KEEP.formatted("xml"),
                        "<" + "x".repeat(4 * MIB) + "/>",
                        Cheap.DONE),
                Arguments.of(
                        "a number of 4 MiB in XML",
                        typed("xml", "/a", "decimal"),
                        "<a>" + "7".repeat(4 * MIB) + "</a>",
                        "a number"),
                Arguments.of(
                        "100 000 attributes",
                        Cheap.KEEP.formatted("xml"),
                        "<a" + numbered(" a%d=''", 100_000) + "/>",
                        "not well-formed"),
                Arguments.of(
                        "a cell of 4 MiB",
                        Cheap.KEEP.formatted("csv"),
                        "a\n\"" + "x".repeat(4 * MIB) + "\"",
                        Cheap.DONE),
                Arguments.of(
                        "a million columns", Cheap.KEEP.formatted("csv"), "x,".repeat(1_000_000), "too many columns"),
                Arguments.of(
                        "a million rows",
                        Cheap.KEEP.formatted("csv"),
                        "a\n" + "1\n".repeat(1_000_000),
                        "too many rows"),
                Arguments.of(
                        "a million quotes",
                        Cheap.KEEP.formatted("csv"),
                        "\"".repeat(1_000_001),
                        "an open quote in row 1"),
                Arguments.of(
                        "a million fields", Cheap.KEEP.formatted("form"), "a&".repeat(1_000_000), "too many fields"),
                Arguments.of("a million signs", Cheap.KEEP.formatted("form"), "&".repeat(1_000_000), Cheap.DONE),
                Arguments.of(
                        "a million escapes", Cheap.KEEP.formatted("form"), "a=" + "%41".repeat(1_000_000), Cheap.DONE),
                Arguments.of(
                        "240 000 elements in each",
                        each("{to: /b, from: /a}"),
                        "[" + "{},".repeat(240_000) + "{}]",
                        Cheap.DONE),
                Arguments.of(
                        "240 000 elements and twenty lines",
                        each(numbered("{to: /b%d, const: xxxxxxxxxx},", 20)),
                        "[" + "{},".repeat(240_000) + "{}]",
                        "more than 500000 lines"),
                Arguments.of(
                        "each within each, as deep as rules go",
                        "{from: json, as: json, map: [" + "{to: /a, each: /a, map: [".repeat(15) + "{to: /b, from: /b}"
                                + "]}".repeat(15) + "]}",
                        "{\"a\":".repeat(15) + "{\"b\":1}" + "}".repeat(15),
                        Cheap.DONE),
                Arguments.of(
                        "each within each, wide and deep",
                        "{from: json, as: json, map: [" + "{to: /a, each: /a, map: [".repeat(15) + "{to: /b, const: 1}"
                                + "]}".repeat(15) + "]}",
                        wide(15),
                        Cheap.DONE),
                Arguments.of(
                        "lists in lists through one pointer",
                        "{from: json, as: json, map: [{to: /b, from: /a/a/a/a/a/a/a/a/a/a/a/a/a/a/a}]}",
                        wide(15),
                        Cheap.DONE),
                Arguments.of("a million parts", split(""), "\"" + ",".repeat(MIB) + "\"", "too many parts"),
                Arguments.of(
                        "a million parts to be joined",
                        split(", join: ';'"),
                        "\"" + "a,".repeat(MIB / 2) + "\"",
                        "too many parts"),
                Arguments.of(
                        "half a million elements joined",
                        "{from: json, as: json, map: [{to: /a, from: '', join: ','}]}",
                        "[" + "1,".repeat(400_000) + "1]",
                        Cheap.DONE),
                Arguments.of(
                        "an expression for each of many elements",
                        each("{to: /b, expr: '$uppercase(a)'}"),
                        "[" + "{\"a\":\"x\"},".repeat(100_000) + "{}]",
                        "more than 250000 steps"),
                Arguments.of(
                        "an expression over all elements for each of them",
                        each("{to: /b, expr: '$count($document[a = 1])'}"),
                        "[" + "{\"a\":1},".repeat(100_000) + "{}]",
                        "more than 250000 steps"),
                Arguments.of(
                        "a condition over all elements for each of them",
                        each("{to: /b, from: /a, when: '$sum($document.a) > 7'}"),
                        "[" + "{\"a\":1},".repeat(20_000) + "{}]",
                        "more than 250000 steps"),
                Arguments.of(
                        "an expression over all elements",
                        "{from: json, as: json, map: [{to: /a, expr: '$sum($.a)'}]}",
                        "[" + "{\"a\":1},".repeat(100_000) + "{}]",
                        "a list of more than 100000 elements"),
                Arguments.of(
                        "an expression that sorts",
                        "{from: json, as: json, map: [{to: /a, expr: '$sort($, function($l, $r) { $l > $r })'}]}",
                        "[" + numbered("%d,", 30_000) + "0]",
                        Cheap.DONE),
                Arguments.of(
                        "an expression that splits a large text",
                        "{from: json, as: json, map: [{to: /a, expr: '$split($, \",\")'}]}",
                        "\"" + ",".repeat(MIB) + "\"",
                        "a list of more than 100000 elements"),
                Arguments.of(
                        "an expression that replaces in a large text",
                        "{from: json, as: json, map: [{to: /a, expr: '$replace($, \"a\", \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\")'}]}",
                        "\"" + "a".repeat(MIB) + "\"",
                        "a text of more than 1048576 characters"),
                Arguments.of(
                        "an expression that doubles a text",
                        "{from: json, as: json, map: [{to: /a, expr: '$reduce([1..30], function($x, $i) { $x & $x }, a)'}]}",
                        "{\"a\":\"" + "x".repeat(1000) + "\"}",
                        "a text of more than 1048576 characters"));
    }

    @Test
    void aHeaderInEachElementIsNotWrittenWithoutEnd() {
        Compiled compiled = Compiled.of("{request: {body: " + each("{to: /user, from: 'header:x-user'}") + "}}");
        List<Field> headers = List.of(new Field("X-User", "x".repeat(8 << 10)));
        String found = Cheap.outcome(compiled, Cheap.bytes("[" + "{},".repeat(150_000) + "{}]"), headers);
        assertThat(found).contains("what goes is more than 16842752 bytes (expected: no more), in maxBody");
    }

    @Test
    void aTextOfTheBodyInEachElementIsNotWrittenWithoutEnd() {
        Compiled compiled = Compiled.of(
                "{request: {body: {from: json, as: json, map: [{to: /l, each: /l, map: [{to: /c, expr: '$document.c'}]}]}}}");
        String body = "{\"c\":\"" + "x".repeat(MIB / 2) + "\",\"l\":[" + "{},".repeat(100_000) + "{}]}";
        assertThat(Cheap.outcome(compiled, Cheap.bytes(body), List.of())).contains("more than 250000 steps");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void costsLittle(String name, String translation, String body, String outcome) {
        Compiled compiled = Compiled.of("{request: {body: " + translation + "}}");
        String found = Cheap.outcome(compiled, Cheap.bytes(body), List.of());
        assertThat(found).contains(outcome);
    }

    private static String each(String lines) {
        return "{from: json, as: json, map: [{to: /a, each: '', map: [" + lines + "]}]}";
    }

    private static String split(String more) {
        return "{from: json, as: json, map: [{to: /a, from: '', split: ','" + more + "}]}";
    }

    private static String typed(String from, String pointer, String type) {
        return "{from: " + from + ", as: json, map: [{to: /a, from: " + pointer + ", type: " + type + "}]}";
    }

    /** Two elements in each list: so many levels that there are all in all a hundred thousand and more. */
    private static String wide(int levels) {
        return levels == 0 ? "{}" : "{\"a\":[" + wide(levels - 1) + "," + wide(levels - 1) + "]}";
    }

    private static String laughs(String document) {
        StringBuilder type = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return type.append("]>").append(document).toString();
    }

    private static String soap11(String body) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    private static String soap12(String body) {
        return "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    private static String numbered(String text, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(text.formatted(i));
        }
        return all.toString();
    }
}
