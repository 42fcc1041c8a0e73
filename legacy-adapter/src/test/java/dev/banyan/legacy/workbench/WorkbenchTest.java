package dev.banyan.legacy.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbenchTest {
    private static final String LINES = """
            request:
              body:
                from: json
                as: json
                root: /order
                map:
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{to: /a, from: /x}                         | {\"x\": 7}      | 1 /x 7 put 7 /a",
                "{to: /a, from: /x}                         | {}              | 1 /x null nothing null /a",
                "{to: /a, from: /x, default: 1}             | {}              | 1 /x null default 1 /a",
                "{to: /a, from: /x, default: 1}             | {\"x\": null}   | 1 /x null default 1 /a",
                "{to: /a, from: /x, default: 1}             | {\"x\": 2}      | 1 /x 2 put 2 /a",
                "{to: /a, from: /x, type: int}              | {\"x\": \"b\"}  | 1 /x \"b\" failed null /a",
                "{to: /a, from: /x, omitEmpty: true}        | {\"x\": \"\"}   | 1 /x \"\" nothing null /a",
                "{to: /a, from: /x, when: x = 2}            | {\"x\": 2}      | 1 /x 2 put 2 /a",
                "{to: /a, from: /x, when: x = 2}            | {\"x\": 3}      | 1 /x 3 left-out null /a",
                "{to: /a, const: \"\\n\\e\"}                | {}              | 1 const \"\\n\\u001b\" put \"\\n\\u001b\" /a",
                "{to: /a, expr: x + 1}                      | {\"x\": 2}      | 1 expr 3 put 3 /a",
                "{to: /a, expr: $error(\"x\")}              | {}              | 1 expr null failed null /a",
                "{to: /a, from: \"path:id\"}                | {}              | 1 path:id \"7\" put \"7\" /a",
                "{to: /a, from: \"query:q\", type: int}     | {}              | 1 query:q \"1\" put 1 /a",
                "{to: /a, from: \"header:x-y\"}             | {}              | 1 header:x-y null nothing null /a",
                "{to: \"\", from: /x}                       | {\"x\": [1, 2]} | 1 /x [1, 2] put [1, 2] /",
                "{to: /a/-, from: /x}                       | {\"x\": 2}      | 1 /x 2 put 2 /a/-",
            })
    void aLineTellsWhatItDid(String line, String order, String told) {
        Trial trial = Benches.of(LINES + "      - " + line).request(Benches.request("{\"order\": " + order + "}"));
        assertThat(told(trial)).containsExactly(told);
    }

    @Test
    void linesWithinAListTellTheirElements() {
        Trial trial = Benches.of(LINES + """
                      - to: /lines
                        each: /items
                        map:
                          - {to: /sku, from: /code}
                          - {to: /parts, each: /p, map: [{to: /n, from: ""}]}
                          - {to: /at, from: /where, map: [{to: /x, from: /y}]}
                """).request(Benches.request("""
                        {"order": {"items": [
                          {"code": "", "p": [1, 2]}, {"code": "", "where": {"y": 1}}, {"code": "c", "where": [{"y": 2}, {"y": 3}]}]}}
                        """));
        assertThat(told(trial))
                .containsExactly(
                        "1 /items 3 elements put 3 elements /lines",
                        "1.1 /items/0/code \"\" put \"\" /lines/0/sku",
                        "1.2 /items/0/p 2 elements put 2 elements /lines/0/parts",
                        "1.2.1 /items/0/p/0 1 put 1 /lines/0/parts/0/n",
                        "1.2.1 /items/0/p/1 2 put 2 /lines/0/parts/1/n",
                        "1.3 /items/0/where null nothing null /lines/0/at",
                        "1.1 /items/1/code \"\" put \"\" /lines/1/sku",
                        "1.2 /items/1/p null nothing null /lines/1/parts",
                        "1.3 /items/1/where 1 part put 1 part /lines/1/at",
                        "1.3.1 /items/1/where/y 1 put 1 /lines/1/at/x",
                        "1.1 /items/2/code \"c\" put \"c\" /lines/2/sku",
                        "1.2 /items/2/p null nothing null /lines/2/parts",
                        "1.3 /items/2/where 2 elements put 2 elements /lines/2/at",
                        "1.3.1 /items/2/where/0/y 2 put 2 /lines/2/at/0/x",
                        "1.3.1 /items/2/where/1/y 3 put 3 /lines/2/at/1/x");
    }

    @Test
    void whatALineMadeIsToldAsItWasThenThoughOthersFillIt() {
        Trial trial = Benches.of(LINES + """
                      - {to: /a, from: /x}
                      - {to: /a/c, const: 2}
                """).request(Benches.request("{\"order\": {\"x\": {\"b\": 1}}}"));
        assertThat(told(trial)).containsExactly("1 /x {\"b\": 1} put {\"b\": 1} /a", "2 const 2 put 2 /a/c");
        assertThat(trial.after().lines()).containsExactly("{", "  \"a\": {\"b\": 1, \"c\": 2}", "}");
    }

    @Test
    void lookingOnTakesNothingFromWhatAMessageMayCost() {
        String line = "      - {to: /%s, expr: '$sum($map([1..45000], function($v) {$v + 1}))'}\n";
        Trial once = Benches.of(LINES + line.formatted("a")).request(Benches.request("{\"order\": {}}"));
        assertThat(once.fault()).isNull();
        Trial twice = Benches.of(LINES + line.formatted("a") + line.formatted("b"))
                .request(Benches.request("{\"order\": {}}"));
        assertThat(twice.fault().pointer()).isEqualTo("/translations/t/request/body/map/1");
    }

    @Test
    void onlyTheLineThatDoesNotFitSaysWhyAndTheOthersAreAsTheyWere() {
        Trial trial = Benches.of(LINES + """
                      - {to: /a, from: /x}
                      - {to: /lines, each: /items, map: [{to: /n, from: /n, type: int}]}
                      - {to: /b, from: /x}
                """)
                .request(Benches.request("{\"order\": {\"x\": 1, \"items\": [{\"n\": 1}, {\"n\": \"two\"}]}}"));
        assertThat(trial.lines())
                .extracting(line -> line.line() + ": " + line.fault())
                .containsExactly("1: ", "2: ", "2.1: ", "2.1: a value that is none (expected: a whole number)");
        assertThat(trial.after()).isNull();
        assertThat(trial.fault().pointer()).isEqualTo("/translations/t/request/body/map/1/map/0");
        assertThat(trial.fault().message())
                .isEqualTo(
                        "request /order/items/1/n: a value that is none (expected: a whole number), in map line 2.1 (to: /n)");
    }

    @Test
    void tenThousandRowsAreKeptAndTheOneThatFailed() {
        String items = "1,".repeat(20_000) + "\"x\"";
        Trial trial = Benches.of(LINES + "      - {to: /l, each: /i, map: [{to: /n, from: \"\", type: int}]}")
                .request(Benches.request("{\"order\": {\"i\": [" + items + "]}}"));
        assertThat(trial.lines()).hasSize(10_001);
        assertThat(trial.lines().get(10_000).from()).isEqualTo("/i/20000");
        assertThat(trial.more()).isEqualTo(10_002);
    }

    @Test
    void aBenchCanBeUsedAgain() {
        Workbench bench = Benches.of(LINES + "      - {to: /l, each: /i, map: [{to: /n, from: \"\", type: int}]}");
        bench.request(Benches.request("{\"order\": {\"i\": [\"x\"]}}"));
        Trial second = bench.request(Benches.request("{\"order\": {\"i\": [1]}}"));
        assertThat(told(second)).containsExactly("1 /i 1 element put 1 element /l", "1.1 /i/0 1 put 1 /l/0/n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}            | request body: nothing (expected: what root names), in root | /translations/t/request/body/root",
                "[             | request /0: JSON, line 1 | /translations/t/request/body/from",
                "{\"order\": {\"h\": \"\\n\"}} | request body: a character that no header can carry | /translations/t/request/headers",
            })
    void aFaultOutsideOfLinesHasItsPlaceToo(String body, String message, String pointer) {
        Trial trial = Benches.of("""
                request:
                  headers: {set: {x-h: "{body:/order/h}"}}
                  body: {from: json, as: json, root: /order, map: [{to: /a, from: /x}]}
                """).request(Benches.request(body));
        assertThat(trial.fault().message().replace("request /order: ", "request body: "))
                .startsWith(message);
        assertThat(trial.fault().pointer()).isEqualTo(pointer);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsLookedAt() {
        Trial trial = Benches.of("maxBody: 4B\nrequest: {body: {from: json, as: json, map: [{to: /a, from: /x}]}}")
                .request(Benches.request("{\"x\": 1}"));
        assertThat(trial.fault())
                .isEqualTo(new Trial.Fault(
                        "request body: more than 4 bytes (expected: no more), in maxBody",
                        "/translations/t/maxBody",
                        "body-too-large",
                        false));
    }

    @Test
    void aBodyWithACodingIsShownWithoutItAndKeptWithIt() throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write("{\"order\": {\"x\": 1}}".getBytes(StandardCharsets.UTF_8));
        }
        Request request =
                Benches.request("", new Field("Content-Encoding", "gzip")).withBody(coded.toByteArray());
        Trial trial = Benches.of(LINES + "      - {to: /a, from: /x}").request(request);
        assertThat(trial.before().lines()).containsExactly("{", "  \"order\": {\"x\": 1}", "}");
        assertThat(trial.before().bytes()).isEqualTo(coded.toByteArray());
        assertThat(trial.after().lines()).containsExactly("{", "  \"a\": 1", "}");
        assertThat(trial.head())
                .extracting(HeadChange::part, HeadChange::after)
                .contains(tuple("content-encoding:", null));
    }

    @Test
    void aBodyThatIsNotLookedAtGoesAsItCame() {
        Trial trial = Benches.of("request: {method: PUT}").request(Benches.request("abc"));
        assertThat(trial.asItCame()).isTrue();
        assertThat(trial.after().bytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(trial.lines()).isEmpty();
    }

    @Test
    void itKnowsWhoseBodyItNeeds() {
        Workbench bench = Benches.of("request: {body: {from: none, as: json, map: [{to: /a, const: 1}]}}");
        assertThat(bench.needsBody(Direction.REQUEST)).isFalse();
        assertThat(bench.needsBody(Direction.RESPONSE)).isFalse();
        assertThat(Benches.of("response: {body: {from: text, as: json, map: [{to: /a, from: \"\"}]}}")
                        .needsBody(Direction.RESPONSE))
                .isTrue();
    }

    @Test
    void headersAreToldByWhatBecomesOfThem() {
        Trial trial = Benches.of("""
                request:
                  headers: {set: {b: "2", n: "new"}, rename: {r: s}, remove: [gone]}
                  body: {from: json, as: none}
                """)
                .request(Benches.request(
                        "{}",
                        new Field("A", "1"),
                        new Field("B", "1"),
                        new Field("R", "1"),
                        new Field("Gone", "1"),
                        new Field("Content-Type", "application/json")));
        assertThat(trial.head().stream()
                        .map(change -> change.part() + " " + change.before() + " " + change.after() + " "
                                + change.renamedFrom()))
                .containsExactly(
                        "method POST POST ",
                        "path null null ",
                        "query q=1 q=1 ",
                        "a: 1 1 ",
                        "b: 1 2 ",
                        "content-type: application/json null ",
                        "gone: 1 null ",
                        "n: null new ",
                        "s: 1 1 r");
    }

    @Test
    void aTranslationWithAnErrorIsNoneForTheBench() {
        assertThatThrownBy(() -> Benches.of(
                        "request: {body: {from: xml, as: json, schema: {xsd: absent.xsd}, map: [{to: /a, from: /b}]}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent.xsd");
    }

    @Test
    void samplesAreMadeByTheSchemaOneFullAndOneWithWhatMustBeThere() {
        Workbench bench = Benches.of("""
                request:
                  body: {from: json, as: json, schema: {jsonSchema: s.json}, map: [{to: /a, from: /x}, {to: /b, from: /y}]}
                """, Map.of("s.json", """
                {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}, "y": {"enum": ["p", "q"]}}}
                """));
        assertThat(samples(bench, Direction.REQUEST))
                .containsExactly("{\"x\":3,\"y\":\"p\"} -> {\"a\":3,\"b\":\"p\"}", "{\"x\":3} -> {\"a\":3}");
        assertThat(bench.samples(Direction.RESPONSE, Benches.request(""))).isEmpty();
    }

    @Test
    void withoutASchemaASampleHasWhatTheLinesLookFor() {
        Workbench bench = Benches.of("""
                response:
                  body:
                    from: json
                    as: json
                    root: /r
                    map:
                      - {to: /a, from: /x/n, type: int}
                      - {to: /b, from: /y, enum: {P: p}}
                      - {to: /c, from: /d, date: {in: dd.MM.yyyy}}
                      - {to: /l, each: /items, map: [{to: /k, from: "", type: boolean}]}
                      - {to: /f, from: /list/0/v}
                      - {to: /p, from: "path:id"}
                      - {to: /h, from: "header:x-h"}
                      - {to: /q, from: "query:p"}
                      - {to: /k, from: "cookie:c"}
                """);
        assertThat(samples(bench, Direction.RESPONSE)).containsExactly(("""
                {"r":{"x":{"n":1},"y":"P","d":"31.01.2026","items":[true,true],"list":[{"v":"v"},{"v":"v"}]}} -> \
                {"a":1,"b":"p","c":"2026-01-31","l":[{"k":true},{"k":true}],"f":"v","p":"7","h":"1","q":"1","k":"1"}""").replace("\\\n", ""));
    }

    @Test
    void ofARecordThereIsOneSampleInOneOfItsShapes() {
        Workbench bench = Benches.of("""
                response:
                  body:
                    from: fixed
                    as: json
                    schema: {copybook: r.cpy}
                    map: [{to: /k, from: /R/KIND}, {to: /b, from: /R/B/B2}, {to: /l, from: /R/L}]
                """, Map.of("r.cpy", """
                       01 R.
                          05 KIND PIC X.
                          05 A PIC X(3).
                          05 B REDEFINES A.
                             10 B1 PIC X.
                             10 B2 PIC 9(2).
                          05 C REDEFINES A PIC 9(3).
                          05 N PIC 9.
                          05 L PIC X OCCURS 1 TO 3 DEPENDING ON N.
                """));
        assertThat(samples(bench, Direction.RESPONSE))
                .containsExactly("KB072LL -> {\"k\":\"K\",\"b\":7,\"l\":[\"L\",\"L\"]}");
    }

    @Test
    void aTypeThatContainsItselfEnds() {
        Workbench bench = Benches.of("""
                request: {body: {from: json, as: json, schema: {jsonSchema: s.json}, map: [{to: /a, from: /a}]}}
                """, Map.of("s.json", """
                {"$ref": "#/$defs/a", "$defs": {"a": {"type": "object", "properties": {
                  "a": {"$ref": "#/$defs/a"}, "b": {"type": "array", "items": {"$ref": "#/$defs/a"}}, "c": {"type": "string"}}}}}
                """));
        assertThat(samples(bench, Direction.REQUEST)).first().isEqualTo("{\"c\":\"c\"} -> {}");
    }

    @Test
    void whatCannotBeWrittenIsNoSample() {
        Workbench bench =
                Benches.of("request: {body: {from: xml, as: json, map: [{to: /a, from: /x}, {to: /b, from: /y}]}}");
        Sample sample = bench.samples(Direction.REQUEST, Benches.request("")).get(0);
        assertThat(sample.trial()).isNull();
        assertThat(sample.failure()).isNotBlank();
    }

    private static List<String> samples(Workbench bench, Direction direction) {
        return bench.samples(direction, Benches.request("")).stream()
                .map(sample -> text(sample.trial().before()) + " -> "
                        + text(sample.trial().after()))
                .toList();
    }

    private static String text(Message message) {
        return new String(message.bytes(), StandardCharsets.UTF_8);
    }

    private static List<String> told(Trial trial) {
        return trial.lines().stream()
                .map(line -> String.join(
                        " ",
                        line.line(),
                        line.from(),
                        String.valueOf(line.before()),
                        line.did().word(),
                        String.valueOf(line.after()),
                        line.to()))
                .toList();
    }
}
