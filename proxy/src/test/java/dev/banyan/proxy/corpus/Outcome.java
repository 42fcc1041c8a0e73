package dev.banyan.proxy.corpus;

import java.util.List;

/**
 * What became of a vector.
 *
 * @param faults what was not as expected
 * @param accepted as the origin saw it, or null
 */
record Outcome(Vector vector, List<String> faults, Seen accepted) {

    @Override
    public String toString() {
        return vector.id() + "\n  bytes     " + Escapes.write(vector.bytes()) + "\n  expected  " + vector.expectation()
                + " (" + vector.clause() + ")\n  got       " + String.join("\n            ", faults);
    }
}
