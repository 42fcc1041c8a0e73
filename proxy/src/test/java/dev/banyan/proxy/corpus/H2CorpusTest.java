package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every request vector of HTTP/2 through real sockets, on its way to origins that speak HTTP/1.1. */
class H2CorpusTest {

    @TestFactory
    Stream<DynamicTest> beforeAStrictOrigin() throws IOException {
        return Outcome.tests(outcomes(new StrictReading(), VectorTable.in("http2")));
    }

    @TestFactory
    Stream<DynamicTest> beforeALenientOrigin() throws IOException {
        return Outcome.tests(outcomes(new LenientReading(), VectorTable.in("http2")));
    }

    /** Sends them all through a Banyan of its own. */
    static List<Outcome> outcomes(Reading reading, List<Vector> vectors) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        try (RecordingOrigin origin = new RecordingOrigin(reading);
                RunningBanyan banyan = OneLane.before(origin.url());
                H2Trial trial = new H2Trial(banyan.port(), origin)) {
            for (Vector vector : vectors) {
                outcomes.add(Outcome.unlessShed(() -> trial.run(vector)));
            }
        }
        return outcomes;
    }
}
