package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector of a backend's answer through real sockets, whole, cut in two, and for clients of HTTP/2. */
class AnswerCorpusTest {
    private static final List<Vector> VECTORS = VectorTable.in("answers");

    /** HTTP/2 frames bodies in its own way, its connections outlive answers, and trailers need not be asked for. */
    private static final List<String> OF_HTTP_1 = List.of("framed", "transfer-encoding", "closed", "trailer:x-not");

    @TestFactory
    Stream<DynamicTest> inOnePiece() throws IOException {
        return Outcome.tests(outcomes(false, false, VECTORS));
    }

    @TestFactory
    Stream<DynamicTest> inTwoPieces() throws IOException {
        return Outcome.tests(outcomes(true, false, VECTORS));
    }

    @TestFactory
    Stream<DynamicTest> forClientsOfHttp2() throws IOException {
        List<Vector> vectors = VECTORS.stream()
                .filter(vector ->
                        !vector.expectation().want(Expectation.ASKS, "").equals("OLD"))
                .map(vector -> vector.without(OF_HTTP_1))
                .toList();
        return Outcome.tests(outcomes(false, true, vectors));
    }

    /** Sends them all through a Banyan of its own. */
    static List<Outcome> outcomes(boolean inTwo, boolean http2, List<Vector> vectors) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        AnswerTrial trial = new AnswerTrial(inTwo, http2);
        try (RunningBanyan banyan = OneLane.before(trial.url())) {
            trial.through(banyan.port());
            for (Vector vector : vectors) {
                outcomes.add(Outcome.unlessShed(() -> trial.run(vector)));
            }
        } finally {
            trial.end();
        }
        return outcomes;
    }
}
