package dev.banyan.proxy.corpus;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What became of a vector.
 *
 * @param faults what was not as expected
 * @param accepted as the origin saw it, or null
 */
record Outcome(Vector vector, List<String> faults, Seen accepted) {

    /** One try of a vector. */
    @FunctionalInterface
    interface Try {
        Outcome run() throws IOException;
    }

    /** On a machine that is too busy Banyan refuses some requests with 503: what met that says nothing, and is sent again. */
    static Outcome unlessShed(Try attempt) throws IOException {
        Outcome outcome = attempt.run();
        for (int i = 0; i < 25 && outcome.isShed(); i++) {
            LockSupport.parkNanos(200_000_000);
            outcome = attempt.run();
        }
        return outcome;
    }

    private boolean isShed() {
        return faults.stream().anyMatch(fault -> fault.contains("status 503") || fault.contains("overloaded"));
    }

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
