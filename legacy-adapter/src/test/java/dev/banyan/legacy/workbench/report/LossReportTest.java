package dev.banyan.legacy.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.workbench.Benches;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossReportTest {
    private static final Map<String, String> FILES = Map.of("in.json", """
            {"type": "object", "required": ["id"], "properties": {
              "id": {"type": "integer"},
              "name": {"type": "string", "maxLength": 9},
              "group": {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}, "y": {"type": "string"}}},
              "list": {"type": "array", "items": {"type": "object", "required": ["k"], "properties": {"k": {"type": "string"}, "v": {"type": "string"}}}}}}
            """, "out.json", """
            {"type": "object", "required": ["id"], "properties": {
              "id": {"type": "integer"},
              "name": {"type": "string", "maxLength": 5},
              "group": {"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}, "y": {"type": "string"}}},
              "list": {"type": "array", "items": {"type": "object", "required": ["k"], "properties": {"k": {"type": "string"}, "v": {"type": "string"}}}}}}
            """);

    @Test
    void whatGoesAsItComesLosesNothing() {
        assertThat(report("""
                - {to: /id, from: /id}
                - {to: /group/x, from: /group/x}
                - {to: /group/y, from: /group/y}
                - {to: /list, each: /list, map: [{to: /k, from: /k}, {to: /v, from: /v}]}
                """).verdict()).isEqualTo("request: 1 dropped, 1 never filled");
        assertThat(whole("in.json", "- {to: \"\", from: \"\"}").verdict()).isEqualTo("request: nothing is lost");
    }

    @Test
    void theLargestPartThatNoLineReadsIsDropped() {
        assertThat(told(report("""
                - {to: /id, from: /id}
                - {to: /list, each: /list, map: [{to: /k, from: /k}]}
                """)))
                .containsExactly(
                        "dropped /name: no line reads it",
                        "dropped /group: 2 fields, no line reads them",
                        "dropped /list/v: no line reads it",
                        "never filled /name: no line fills it",
                        "never filled /group: 2 fields, no line fills them",
                        "never filled /list/v: no line fills it");
    }

    @Test
    void templatesOfTheHeadReadTheBodyToo() {
        LossReport report = LossReport.of(Benches.translation("""
                        request:
                          path: "/a/{body:/name}/{body:/group/x}"
                          query: {set: {y: "{body:/group/y}"}}
                          headers: {set: {k: "{body:/list/0/k}"}}
                          body: {from: json, as: none, schema: {jsonSchema: in.json}}
                        """), Benches.files(FILES), List.of(Direction.REQUEST));
        assertThat(told(report))
                .containsExactly("dropped /id: required, no line reads it", "dropped /list/v: no line reads it");
        assertThat(report.ways().get(0).notes()).containsExactly("as: none, so nothing of a body goes");
    }

    @Test
    void restThatIsKeptDropsNothing() {
        LossReport report = LossReport.of(Benches.translation("""
                        request:
                          body: {from: json, as: json, schema: {jsonSchema: in.json}, rest: keep, map: [{to: /number, from: /id}]}
                        """), Benches.files(FILES), List.of(Direction.REQUEST));
        assertThat(told(report)).isEmpty();
        assertThat(report.ways().get(0).notes()).first().isEqualTo("rest: keep takes along what no line names");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{to: /id, from: /id}                                        | ",
                "{to: /id, from: /list/0/k, type: int}                       | required, /list need not come",
                "{to: /id, from: \"path:id\", type: int}                     | ",
                "{to: /id, from: \"query:id\", type: int}                    | required, query:id need not come",
                "{to: /id, from: \"query:id\", type: int, default: 1}        | ",
                "{to: /id, const: 1}                                         | ",
                "{to: /id, expr: \"1\"}                                      | ",
                "{to: /id, from: /id, when: id > 1}                          | required, left out where 'when' does not hold",
                "{to: /id, from: /id, omitEmpty: true}                       | required, left out where it is empty",
            })
    void whatMustGoAndNeedNotComeMayBeMissing(String line, String why) {
        assertThat(why(report("- " + line), LossReport.Kind.MAY_BE_MISSING))
                .isEqualTo(why == null ? List.of() : List.of(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/group/x | /group/y | ",
                "/group/y | /group/x | required, /group/y need not come",
                "/name    | /group/y | required, /name need not come",
                "/id      | /group/y | ",
            })
    void whatMustBeInAGroupMustGoOnlyWithTheGroup(String x, String y, String why) {
        LossReport report = report("""
                - {to: /id, from: /id}
                - {to: /group/x, from: %s}
                - {to: /group/y, from: %s}
                """.formatted(x, y));
        assertThat(why(report, LossReport.Kind.MAY_BE_MISSING)).isEqualTo(why == null ? List.of() : List.of(why));
    }

    @Test
    void withinElementsTheSameHolds() {
        assertThat(why(report("""
                        - {to: /id, from: /id}
                        - {to: /list, each: /list, map: [{to: /k, from: /v}]}
                        """), LossReport.Kind.MAY_BE_MISSING)).containsExactly("required, /v need not come");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "enum: {a: x, b: x, c: y}                           | enum: a, b all become \"x\"",
                "enum: {a: 1}, else: null                           | else: every other value becomes null",
                "date: {in: yyyyMMdd, out: iso}                     | ",
                "date: {in: yyyyMMddHHmm, out: yyyyMMdd}            | date: the time of day is dropped",
                "date: {in: iso, out: yyyyMMdd}                     | date: the time of day, where there is one, is dropped; date: the offset, where there is one, is dropped",
                "date: {in: iso, out: yyyyMMdd, zone: Europe/Berlin} | date: the time of day, where there is one, is dropped",
                "date: {in: yyyyMMddHHmmss, out: yyyyMMddHHmm}      | date: seconds are dropped",
                "date: {in: iso, out: yyyyMMddHHmmssX}              | date: fractions of a second are dropped, where there are any",
                "date: {in: yyyyMMdd, out: yyyyMM}                  | date: the day is dropped",
                "date: {in: yyyyMMdd, out: yyMMdd}                  | date: the century is dropped",
                "date: {in: yyMMdd, out: yyyyMMdd}                  | ",
                "date: {in: `yyyy'T'`, out: yyyy}                   | ",
                "number: {scale: 2}                                 | ",
                "round: halfUp, number: {scale: 2}                  | number: digits behind the 2nd are rounded (halfUp)",
                "round: down, type: int                             | type: the fraction is rounded (down)",
                "default: \"x\"                                     | default: what is missing goes as \"x\", and is not told from it",
                "omitEmpty: true                                    | omitEmpty: an empty value goes as if it was missing",
                "when: \"1\"                                        | when: left out where the condition does not hold",
            })
    void aLineSaysItselfWhatItMakesLessOf(String words, String losses) {
        LossReport report = LossReport.of(
                Benches.translation("request: {body: {from: text, as: json, map: [{to: /a, from: \"\", %s}]}}"
                        .formatted(words.replace("`", ""))),
                Benches.files(Map.of()),
                List.of(Direction.REQUEST));
        assertThat(String.join("; ", why(report, LossReport.Kind.LOSSY))).isEqualTo(losses == null ? "" : losses);
    }

    @Test
    void whatSomeValuesCannotPassIsToldOfItsLine() {
        assertThat(told(report("- {to: /id, from: /id}\n- {to: /name, from: /name}")))
                .contains(
                        "may not fit line 2 (to: /name): from: up to 9 characters into 5 (expected: no more than fit); a longer text is untranslatable");
    }

    @Test
    void aSampleThatFailsIsTold() {
        assertThat(why(report("- {to: /id, from: /name}"), LossReport.Kind.SAMPLE_FAILS))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("request /id: ");
    }

    @Test
    void countersAndOtherShapesOfTheSameBytesAreNotMissed() {
        String copybook = """
                       01 R.
                          05 N PIC 9.
                          05 L PIC X OCCURS 1 TO 3 DEPENDING ON N.
                          05 A PIC X(3).
                          05 B REDEFINES A.
                             10 B1 PIC X.
                             10 B2 PIC 9(2).
                          05 C PIC X.
                          05 D REDEFINES C PIC 9.
                """;
        LossReport report = LossReport.of(
                Benches.translation("""
                        response:
                          body: {from: fixed, as: json, root: /R, schema: {copybook: r.cpy}, map: [{to: /l, from: /L}, {to: /b, from: /B/B2}]}
                        """), Benches.files(Map.of("r.cpy", copybook)), List.of(Direction.values()));
        assertThat(told(report)).containsExactly("dropped /R/B/B1: no line reads it", "dropped /R/C: no line reads it");
    }

    @Test
    void ofAnElementWithAttributesALineTakesTheTextAlone() {
        String xsd = """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="p"><xs:complexType><xs:simpleContent>
                <xs:extension base="xs:decimal"><xs:attribute name="c"/></xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:schema>
                """;
        LossReport report = LossReport.of(
                Benches.translation(
                        "request: {body: {from: xml, as: json, schema: {xsd: p.xsd}, map: [{to: /p, from: /p}]}}"),
                Benches.files(Map.of("p.xsd", xsd)),
                List.of(Direction.REQUEST));
        assertThat(told(report)).contains("dropped /p/@c: no line reads it");
    }

    @Test
    void withoutASchemaNothingIsProvenAndTheReportSaysWhatWouldBeNeeded() {
        LossReport report = LossReport.of(
                Benches.translation("request: {body: {from: xml, as: json, map: [{to: /p, from: /p}]}}"),
                Benches.files(Map.of()),
                List.of(Direction.REQUEST));
        assertThat(report.verdict()).isEqualTo("request: nothing found, and nothing proven without a schema");
        assertThat(report.ways().get(0).notes())
                .hasSize(2)
                .anyMatch(note -> note.endsWith("schema: {xsd: FILE} or {wsdl: FILE} would say it"))
                .anyMatch(note -> note.endsWith("schema: {jsonSchema: FILE} would say it"));
    }

    @Test
    void bodiesThatGoAsTheyCameLoseNothing() {
        LossReport report = LossReport.of(
                Benches.translation("request: {method: PUT}"), Benches.files(Map.of()), List.of(Direction.values()));
        assertThat(report.verdict()).isEqualTo("bodies go as they came, nothing is lost");
        assertThat(report.ways()).isEmpty();
    }

    private static LossReport report(String lines) {
        return LossReport.of(
                Benches.translation("""
                        request:
                          body:
                            from: {format: json, schema: {jsonSchema: in.json}}
                            as: {format: json, schema: {jsonSchema: out.json}}
                            map:
                        """ + lines.indent(6)), Benches.files(FILES), List.of(Direction.REQUEST));
    }

    private static LossReport whole(String schema, String lines) {
        return LossReport.of(
                Benches.translation("""
                        request:
                          body:
                            from: {format: json, schema: {jsonSchema: %1$s}}
                            as: {format: json, schema: {jsonSchema: %1$s}}
                            map:
                        """.formatted(schema) + lines.indent(6)),
                Benches.files(FILES),
                List.of(Direction.REQUEST));
    }

    private static List<String> told(LossReport report) {
        return report.ways().stream()
                .flatMap(way -> way.losses().stream())
                .map(loss -> loss.kind().words() + " " + loss.where() + ": " + loss.why())
                .toList();
    }

    private static List<String> why(LossReport report, LossReport.Kind kind) {
        return report.ways().stream()
                .flatMap(way -> way.losses().stream())
                .filter(loss -> loss.kind() == kind)
                .map(LossReport.Loss::why)
                .toList();
    }
}
