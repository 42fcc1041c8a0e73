package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A few characters of exponent can stand for more digits than there is memory: through every step, to every side. */
class NumberBombsTest {
    private static final byte[] COPYBOOK = """
                   01  REC.
                       05  PACKED   PIC S9(5)V99 COMP-3.
                       05  BINARY-N PIC S9(9) COMP.
                       05  ZONED    PIC 9(4).
                       05  SINGLE   COMP-1.
                       05  LARGE    COMP-2.
            """.getBytes(StandardCharsets.US_ASCII);

    static Stream<String> numbers() {
        return Stream.of(
                "1e999999999",
                "1e-999999999",
                "-1E+999999999",
                "1e2147483648",
                "1e99999999999999999999",
                "1e1000",
                "9".repeat(1000));
    }

    static Stream<Arguments> steps() {
        return numbers().flatMap(number -> Stream.of(
                        "type: int",
                        "type: int, round: halfUp",
                        "type: decimal",
                        "type: string",
                        "type: boolean",
                        "number: {scale: 2}",
                        "number: {scale: 2}, round: down",
                        "number: {decimal: ','}",
                        "enum: {'1': a}, else: b",
                        "date: {in: yyyyMMdd}",
                        "split: e",
                        "join: ','",
                        "omitEmpty: true")
                .flatMap(step -> Stream.of("json", "{format: xml, root: /r}", "form", "csv")
                        .map(as -> Arguments.of(number, step, as))));
    }

    @ParameterizedTest(name = "{0} by {1} as {2}")
    @MethodSource("steps")
    void noNumberIsTooLargeForAStep(String number, String step, String as) {
        settles("{from: json, as: %s, map: [{to: /n, from: /n, %s}]}".formatted(as, step), json(number));
        settles(
                "{from: xml, as: json, root: /r, map: [{to: /n, from: /n, %s}]}".formatted(step),
                "<r><n>" + number + "</n></r>");
    }

    static Stream<Arguments> expressions() {
        return numbers().flatMap(number -> Stream.of(
                        "n",
                        "n + 1",
                        "n > 1",
                        "n = n",
                        "$string(n)",
                        "$number($string(n))",
                        "$round(n)",
                        "$power(n, 2)",
                        "$sqrt(n)",
                        "$sum([n, n])",
                        "$max([n, 1])",
                        "$sort([n, 1])",
                        "$abs(n)",
                        "$formatNumber(n, '#')",
                        "$formatBase(n, 16)",
                        "[1..n]",
                        "$pad('a', n)",
                        "list[n]",
                        "$fromMillis(n)")
                .map(expression -> Arguments.of(number, expression)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("expressions")
    void noNumberIsTooLargeForAnExpression(String number, String expression) {
        settles("{from: json, as: json, map: [{to: /n, expr: \"%s\"}]}".formatted(expression), json(number));
        settles("{from: json, as: xml, map: [{to: /n, from: /n, when: \"%s\"}]}".formatted(expression), json(number));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void noNumberIsTooLargeForAField(String number) {
        for (String field : new String[] {"PACKED", "BINARY-N", "ZONED", "SINGLE", "LARGE"}) {
            for (String more :
                    new String[] {"", ", round: halfUp", ", number: {scale: 1}, round: down", ", type: int"}) {
                settles(
                        "{from: json, as: copybook, root: /REC, schema: {copybook: rec.cpy}, map: [{to: /%s, from: /n%s}]}"
                                .formatted(field, more),
                        json(number));
            }
        }
    }

    private static String json(String number) {
        return "{\"n\":" + number + ",\"list\":[1]}";
    }

    /** In time, with a result or a reason. */
    private static void settles(String body, String message) {
        Compiled translation = Compiled.of("{request: {body: " + body + "}}", file -> COPYBOOK);
        assertThat(Cheap.outcome(translation, Cheap.bytes(message), List.of())).isNotBlank();
    }
}
