package dev.banyan.rules.split;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import org.jspecify.annotations.Nullable;

/** A route's split, compiled: finds the key, hashes it, chooses the side. Immutable; one a route and generation. */
public final class Splitter {
    /** The bucket of a request that was decided without one. */
    public static final int NO_BUCKET = -1;

    private Splitter() {}

    /** @param claims whose tokens count for {@code jwt:} keys */
    public static Splitter of(Route route, Claims claims) {
        return new Splitter();
    }

    /** The value of the first key source that the request brings, or null where it brings none (empty counts as none). */
    public @Nullable String key(RequestHead head) {
        return null;
    }

    /** 0 to 9999, from the cohort and this key. */
    public int bucket(String key) {
        return 0;
    }

    /** The side that the request's force header asks for, where the route allows it to this client; else null. */
    public @Nullable Side forced(RequestHead head) {
        return null;
    }

    /**
     * The side and why. Kill beats force, force beats drain, drain beats the percent.
     *
     * @param bucket 0 to 9999, or {@link #NO_BUCKET} where {@code onMissingKey} names a side
     * @param now epoch milliseconds
     */
    public Choice choose(RequestHead head, int bucket, @Nullable Side forced, Steering steering, long now) {
        return Choice.of(Side.LEGACY, Reason.SPLIT);
    }
}
