package dev.banyan.proxy.corpus;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What became of a vector.
 *
 * @param faults what was not as expected
 * @param accepted as the origin saw it, or null
 */
record Outcome(Vector vector, List<String> faults, Seen accepted) {

    /** Each as a test of its own, so that a report names the vectors. */
    static Stream<DynamicTest> tests(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> dynamicTest(outcome.vector().id(), outcome::check));
    }

    private void check() {
        if (!faults.isEmpty()) {
            throw new AssertionError(toString());
        }
    }

    @Override
    public String toString() {
        return vector.id() + "\n  bytes     " + Escapes.write(vector.bytes()) + "\n  expected  " + vector.expectation()
                + " (" + vector.clause() + ")\n  got       " + String.join("\n            ", faults);
    }
}
