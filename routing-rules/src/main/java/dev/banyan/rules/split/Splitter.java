package dev.banyan.rules.split;

import dev.banyan.rules.message.Network;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Force;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split;
import dev.banyan.rules.model.Split.OnMissingKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route's split, compiled: finds the key, hashes it, chooses the side. Immutable; one a route and generation. */
public final class Splitter {
    /** The bucket of a request that was decided without one. */
    public static final int NO_BUCKET = -1;
    /** In characters. A longer value counts as none: the next source is asked. */
    public static final int LONGEST_KEY = 4096;

    private final Split split;
    private final @Nullable Side only;
    private final Cohort cohort;
    private final List<KeySource> sources;
    private final KeyReader[] readers;
    private final KeyReader session;
    private final @Nullable Force force;
    private final List<Network> forceFrom;

    private Splitter(Route route, Claims claims) {
        split = route.split();
        only = onlySide(route);
        cohort = new Cohort(split.cohort());
        sources = sources(split);
        readers = sources.stream()
                .map(source -> KeyReader.of(source, route, claims))
                .toArray(KeyReader[]::new);
        session = KeyReader.of(split.session(), route, claims);
        force = route.force();
        forceFrom = force == null
                ? List.of()
                : force.from().stream().map(Network::parse).toList();
    }

    /** @param claims whose tokens count for {@code jwt:} keys */
    public static Splitter of(Route route, Claims claims) {
        return new Splitter(route, claims);
    }

    private static @Nullable Side onlySide(Route route) {
        if (route.hasBothSides()) {
            return null;
        }
        return route.legacy() != null ? Side.LEGACY : Side.MODERN;
    }

    private static List<KeySource> sources(Split split) {
        List<KeySource> sources = new ArrayList<>(split.keys());
        if (split.onMissingKey() == OnMissingKey.ISSUE_COOKIE && !sources.contains(KeySource.BANYAN_ID)) {
            sources.add(KeySource.BANYAN_ID);
        }
        return List.copyOf(sources);
    }

    /** The value of the first key source that the request brings, or null where it brings none (empty counts as none). */
    public @Nullable String key(RequestHead head) {
        for (KeyReader reader : readers) {
            String value = reader.read(head);
            if (isKey(value)) {
                return value;
            }
        }
        return null;
    }

    /** Which source gives the key, or null where none does. */
    public @Nullable KeySource keySource(RequestHead head) {
        for (int i = 0; i < readers.length; i++) {
            if (isKey(readers[i].read(head))) {
                return sources.get(i);
            }
        }
        return null;
    }

    private static boolean isKey(@Nullable String value) {
        return value != null && !value.isEmpty() && value.length() <= LONGEST_KEY;
    }

    /** 0 to 9999, from the cohort and this key. */
    public int bucket(String key) {
        return cohort.bucket(key);
    }

    /** The side that the request's force header asks for, where the route allows it to this client; else null. */
    public @Nullable Side forced(RequestHead head) {
        if (force == null || only != null) {
            return null;
        }
        String word = head.header(force.header());
        return word != null && isFromTrusted(head.clientIp()) ? side(word) : null;
    }

    private static @Nullable Side side(String word) {
        if (word.equalsIgnoreCase(Side.LEGACY.word())) {
            return Side.LEGACY;
        }
        return word.equalsIgnoreCase(Side.MODERN.word()) ? Side.MODERN : null;
    }

    private boolean isFromTrusted(String clientIp) {
        for (int i = 0; i < forceFrom.size(); i++) {
            if (forceFrom.get(i).contains(clientIp)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The side and why. Kill beats force, force beats drain, drain beats the percent.
     *
     * @param bucket 0 to 9999, or {@link #NO_BUCKET} where {@code onMissingKey} names a side
     * @param now epoch milliseconds
     */
    public Choice choose(RequestHead head, int bucket, @Nullable Side forced, Steering steering, long now) {
        if (only != null) {
            return Choice.of(only, Reason.ONLY);
        }
        if (steering.killed()) {
            return Choice.of(Side.LEGACY, Reason.KILL);
        }
        if (forced != null) {
            return Choice.of(forced, Reason.FORCE);
        }
        if (bySplit(bucket, steering) == Side.LEGACY) {
            return Choice.of(Side.LEGACY, Reason.SPLIT);
        }
        boolean stays = !steering.draining() || (now < steering.drainUntil() && isVisitUnderWay(head));
        return stays ? Choice.of(Side.MODERN, Reason.SPLIT) : Choice.of(Side.LEGACY, Reason.DRAIN);
    }

    private Side bySplit(int bucket, Steering steering) {
        if (bucket == NO_BUCKET) {
            return split.onMissingKey() == OnMissingKey.MODERN ? Side.MODERN : Side.LEGACY;
        }
        return bucket < percent(steering).hundredths() ? Side.MODERN : Side.LEGACY;
    }

    private Percent percent(Steering steering) {
        Percent ramp = steering.ramp();
        return ramp == null ? split.modern() : ramp;
    }

    private boolean isVisitUnderWay(RequestHead head) {
        String value = session.read(head);
        return value != null && !value.isEmpty();
    }

    /** The share of new visits that goes to modern now: the file's or a ramp's, none under kill or drain. */
    public Percent effective(Steering steering) {
        if (only != null) {
            return only == Side.MODERN ? Percent.ALL : Percent.ZERO;
        }
        return steering.killed() || steering.draining() ? Percent.ZERO : percent(steering);
    }
}
