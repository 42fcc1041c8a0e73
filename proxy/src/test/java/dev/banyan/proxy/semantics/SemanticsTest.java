package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Lines;
import dev.banyan.proxy.wire.OriginExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table, in each combination of protocols for which it holds. */
class SemanticsTest {
    private static final List<String> ONE_HOP =
            List.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "te");
    private static final Stages STAGES = new Stages();

    static Stream<Arguments> cases() {
        return Combination.all().flatMap(combination -> Table.rows().stream()
                .filter(row -> row.combinations.contains(combination))
                .map(row -> Arguments.of(combination, row)));
    }

    @AfterAll
    static void stop() throws IOException {
        STAGES.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void holds(Combination combination, Row row) throws IOException {
        Stage stage = STAGES.of(combination);
        stage.play(row.backend);
        try (Caller caller = stage.caller()) {
            ask(caller, row);
            Answer answer = caller.answer();

            assertThat(answer.status()).as("status").isEqualTo(row.status);
            assertThat(answer.whole()).as("the answer is whole").isTrue();
            assertThat(stage.received()).as("requests at the backend").hasSize(row.reachesBackend ? 1 : 0);
            new Expected("client", row.got).matches(answer.fields(), answer.text(), answer.trailers(), answer.framed());
            assertThat(told(answer)).as("interim answers").isEqualTo(row.interims);
            if (row.reachesBackend) {
                backendSaw(stage.received().get(0), row, combination);
            }
            wellFormed(answer, combination);
        }
        stage.goesOn();
    }

    private static void ask(Caller caller, Row row) throws IOException {
        caller.begin(row.method, row.target, row.hasBody, row.lines);
        if (!row.hasBody) {
            return;
        }
        for (String piece : row.pieces) {
            caller.send(piece);
        }
        caller.end(row.trailers);
    }

    private static List<String> told(Answer answer) {
        return answer.interims().stream()
                .map(interim -> interim.status() + " " + String.join(", ", interim.fields()))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void backendSaw(OriginExchange seen, Row row, Combination combination) throws IOException {
        if (row.seenStart != null) {
            assertThat(seen.method() + " " + seen.target()).isEqualTo(row.seenStart);
            String framed = framed(seen, combination);
            new Expected("backend", row.seen).matches(seen.fields(), seen.text(), seen.trailers(), framed);
        }
        for (String name : List.of("x-forwarded-for", "x-forwarded-proto", "x-request-id", "traceparent", "via")) {
            assertThat(seen.headers(name)).as("backend: header %s", name).hasSize(1);
        }
        assertThat(seen.authority()).startsWith("shop.test");
        if (combination.backendSpeaksH2()) {
            wellFormed(seen.fields());
            assertThat(seen.headers("host")).isEmpty();
        } else {
            assertThat(seen.headers("host")).hasSize(1);
        }
    }

    private static String framed(OriginExchange seen, Combination combination) {
        if (combination.backendSpeaksH2()) {
            return "frames";
        }
        boolean chunked = !seen.headers("transfer-encoding").isEmpty();
        return chunked ? "chunked" : seen.headers("content-length").isEmpty() ? "none" : "length";
    }

    private static void wellFormed(Answer answer, Combination combination) {
        if (combination.clientSpeaksH2()) {
            wellFormed(answer.fields());
            wellFormed(answer.trailers());
            answer.interims().forEach(interim -> wellFormed(interim.fields()));
        }
    }

    /** No header of one hop and no upper case in HTTP/2 (RFC 9113, section 8.2). */
    private static void wellFormed(List<String> fields) {
        for (String line : fields) {
            String name = line.substring(0, line.indexOf(": "));
            assertThat(name).isEqualTo(name.toLowerCase(Locale.ROOT));
            if (!line.equals("te: trailers")) {
                assertThat(name).isNotIn(ONE_HOP);
            }
        }
        assertThat(Lines.of(fields, ":status")).isEmpty();
    }
}
