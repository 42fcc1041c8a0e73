package dev.banyan.proxy.steer;

import dev.banyan.rules.model.Percent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What operators have laid over one route; immutable.
 *
 * @param ramp the percent in place of the file's; null: the file's
 * @param file the file's own percent when the ramp was set; null exactly where {@code ramp} is
 * @param drainUntil when the last visit under way leaves modern; null: the route does not drain. It stays after that
 *     moment has come: a drained route takes no visits until it is restored or ramped
 * @param killed everything to legacy
 * @param exempt a kill of every route does not count here: this one was restored under it
 * @param last the last verb on this route; null where there never was one
 */
public record Overlay(
        @Nullable Percent ramp,
        @Nullable Percent file,
        @Nullable Instant drainUntil,
        boolean killed,
        boolean exempt,
        @Nullable Stamp last) {
    /** The file decides. */
    public static final Overlay NONE = new Overlay(null, null, null, false, false, null);

    /** True where nothing is laid over the route. */
    public boolean isNone() {
        return ramp == null && drainUntil == null && !killed && !exempt;
    }

    /** An operator's percent. It ends a drain: who ramps wants visits again. A kill stays. */
    Overlay ramped(Percent percent, Percent ofFile, Stamp stamp) {
        return new Overlay(percent, ofFile, null, killed, exempt, stamp);
    }

    /** The file's percent again; a drain and a kill stay. */
    Overlay unramped(Stamp stamp) {
        return new Overlay(null, null, drainUntil, killed, exempt, stamp);
    }

    /** A drain, begun or begun anew. A ramp stays: it says whose visits may end on modern. */
    Overlay drained(Instant until, Stamp stamp) {
        return new Overlay(ramp, file, until, killed, exempt, stamp);
    }

    Overlay killed(Stamp stamp) {
        return new Overlay(ramp, file, drainUntil, true, exempt, stamp);
    }

    Overlay withoutExemption() {
        return new Overlay(ramp, file, drainUntil, killed, false, last);
    }

    static Overlay exempted(Stamp stamp) {
        return new Overlay(null, null, null, false, true, stamp);
    }
}
