package dev.banyan.rules.split;

import dev.banyan.rules.model.Percent;
import org.jspecify.annotations.Nullable;

/**
 * What operators and rollouts have laid over a route's own split; immutable, swapped whole.
 *
 * @param ramp the percent in force in place of the file's; null: the file's
 * @param killed everything to legacy
 * @param drainUntil epoch milliseconds until which visits under way stay on modern, after which nothing does; {@link
 *     #NOT_DRAINING} where the route does not drain
 */
public record Steering(@Nullable Percent ramp, boolean killed, long drainUntil) {
    public static final long NOT_DRAINING = 0;
    /** Nothing is laid over: the file decides. */
    public static final Steering NONE = new Steering(null, false, NOT_DRAINING);

    public boolean draining() {
        return drainUntil != NOT_DRAINING;
    }
}
