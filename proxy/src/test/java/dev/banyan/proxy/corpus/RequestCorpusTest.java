package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every request vector through real sockets, before an origin that reads to the letter, before one that forgives
 * everything, and cut in two.
 */
class RequestCorpusTest {
    private static final List<Vector> VECTORS = VectorTable.in("requests");

    @TestFactory
    Stream<DynamicTest> beforeAStrictOrigin() throws IOException {
        return tests(new StrictReading(), false);
    }

    @TestFactory
    Stream<DynamicTest> beforeALenientOrigin() throws IOException {
        return tests(new LenientReading(), false);
    }

    @TestFactory
    Stream<DynamicTest> inTwoPieces() throws IOException {
        return tests(new StrictReading(), true);
    }

    private static Stream<DynamicTest> tests(Reading reading, boolean inTwo) throws IOException {
        return Outcome.tests(outcomes(reading, inTwo, VECTORS));
    }

    /** Sends them all through a Banyan of its own. */
    static List<Outcome> outcomes(Reading reading, boolean inTwo, List<Vector> vectors) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        try (RecordingOrigin origin = new RecordingOrigin(reading);
                RunningBanyan banyan = OneLane.before(origin.url());
                RequestTrial trial = new RequestTrial(banyan.port(), origin, inTwo)) {
            for (Vector vector : vectors) {
                outcomes.add(Outcome.unlessShed(() -> trial.run(vector)));
            }
        }
        return outcomes;
    }
}
