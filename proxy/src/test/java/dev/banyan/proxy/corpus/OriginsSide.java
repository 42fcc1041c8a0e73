package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.Eventually;
import java.util.ArrayList;
import java.util.List;

/** What an origin must have seen, and not seen, of one request vector and the probes after it. */
final class OriginsSide {
    private static final int PROBES = 3;

    private final Vector vector;
    private final RecordingOrigin origin;
    private final int mark;
    private final List<String> faults;
    private final List<String> probed = new ArrayList<>();

    /** @param faults where to say what is wrong */
    OriginsSide(Vector vector, RecordingOrigin origin, List<String> faults) {
        this.vector = vector;
        this.origin = origin;
        this.mark = origin.count();
        this.faults = faults;
    }

    void probed(String target) {
        probed.add(target);
    }

    /** True until enough probes were made for one vector. */
    boolean wantsProbe() {
        return probed.size() < PROBES;
    }

    /**
     * Looks at all that came since this was made.
     *
     * @param passed whether the vector was let through
     * @return the vector as the origin saw it, or null
     */
    Seen check(boolean passed) throws Exception {
        if (!passed) {
            Eventually.holds("only the probes' connection is left at the origin", () -> origin.open() <= 1);
        }
        List<Seen> seen = new ArrayList<>(origin.since(mark));
        List<Seen> probes = seen.stream()
                .filter(request -> probed.contains(request.head().word(1)))
                .toList();
        seen.removeAll(probes);
        check(probes.size() == probed.size(), "probes at the origin: " + probes);
        if (!passed) {
            refused(seen);
            return null;
        }
        if (seen.size() != 1) {
            faults.add("at the origin: " + seen + " (expected: once)");
            return null;
        }
        accepted(seen.get(0), probes);
        return seen.get(0);
    }

    private void refused(List<Seen> seen) {
        boolean mayBegin = List.of("cut", "lost").contains(vector.expectation().verdict());
        check(seen.size() <= (mayBegin ? 1 : 0), "at the origin: " + seen);
        for (Seen part : seen) {
            boolean asTold =
                    part.body().text().equals(vector.expectation().wanted().get("whole"));
            check(asTold || part.state() == Seen.State.CUT, "whole at the origin: " + part);
        }
    }

    private void accepted(Seen accepted, List<Seen> probes) {
        check(accepted.state() == Seen.State.WHOLE, "not whole at the origin: " + accepted);
        faults.addAll(Wanted.faults(vector.expectation(), accepted.head(), accepted.body(), "the origin"));
        check(
                probes.stream().allMatch(probe -> probe.connection() == accepted.connection()),
                "the origin's connection was not used again: " + accepted + ", then " + probes);
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
