package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector of a backend's answer through real sockets, whole and cut in two. */
class AnswerCorpusTest {

    @TestFactory
    Stream<DynamicTest> inOnePiece() throws IOException {
        return Outcome.tests(outcomes(false, VectorTable.in("answers")));
    }

    @TestFactory
    Stream<DynamicTest> inTwoPieces() throws IOException {
        return Outcome.tests(outcomes(true, VectorTable.in("answers")));
    }

    /** Sends them all through a Banyan of its own. */
    static List<Outcome> outcomes(boolean inTwo, List<Vector> vectors) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        AnswerTrial trial = new AnswerTrial(inTwo);
        try (RunningBanyan banyan = OneLane.before(trial.url())) {
            trial.through(banyan.port());
            for (Vector vector : vectors) {
                outcomes.add(trial.run(vector));
            }
        } finally {
            trial.end();
        }
        return outcomes;
    }
}
