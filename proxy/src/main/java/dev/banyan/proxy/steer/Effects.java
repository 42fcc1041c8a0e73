package dev.banyan.proxy.steer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Puts changes in force: those that the journal has kept, and above them the few that may not wait for a disk.
 *
 * <p>{@link #force} may be called from any thread, all else by the one thread that writes.
 */
final class Effects {
    private final SteeringRegistry registry;
    private final EventLog journal;
    private final Deque<Forced> unwritten = new ArrayDeque<>();
    private long forcedSoFar;

    /** A change in force that the journal may not have yet. */
    static final class Forced {
        private final Draft draft;
        private final long number;
        private @Nullable AuditEvent event;

        private Forced(Draft draft, long number) {
            this.draft = draft;
            this.number = number;
        }

        /** Counts what was forced, from 1. */
        long number() {
            return number;
        }

        /** Null: the journal does not have it. */
        @Nullable
        AuditEvent event() {
            return event;
        }
    }

    Effects(SteeringRegistry registry, EventLog journal) {
        this.registry = registry;
        this.journal = journal;
        publish();
    }

    /** What is in force. */
    Overlays inForce() {
        return registry.overlays();
    }

    /** In force when this returns; {@link #writeForced} and every {@link #commit} try to write it until it is written. */
    synchronized Forced force(Draft draft) {
        Forced forced = new Forced(draft, ++forcedSoFar);
        unwritten.addLast(forced);
        publish();
        return forced;
    }

    /** The number of the last that was forced; asked when a verb is asked for, not when its turn comes. */
    synchronized long forcedSoFar() {
        return forcedSoFar;
    }

    /**
     * Journal first, then effect.
     *
     * @param forcedBefore what was forced up to this number comes before it in the journal. What was forced later stays
     *     above it: a kill is not lifted by a restore that was asked for earlier
     * @throws IOException the journal could not keep it, or what was forced before it; nothing changed
     */
    AuditEvent commit(Draft draft, long forcedBefore) throws IOException {
        writeForced(forcedBefore);
        AuditEvent event = journal.append(draft.event(journal.state()));
        publish();
        return event;
    }

    /** An event that changes no overlay. */
    AuditEvent record(AuditEvent event) throws IOException {
        return journal.append(event);
    }

    void writeForced(long upTo) throws IOException {
        for (Forced forced = oldest(upTo); forced != null; forced = oldest(upTo)) {
            write(forced);
        }
    }

    void write(Forced forced) throws IOException {
        forced.event = journal.append(forced.draft.event(journal.state()));
        written(forced);
    }

    private synchronized @Nullable Forced oldest(long upTo) {
        Forced forced = unwritten.peekFirst();
        return forced == null || forced.number() > upTo ? null : forced;
    }

    private synchronized void written(Forced forced) {
        unwritten.remove(forced);
        publish();
    }

    private synchronized void publish() {
        Overlays overlays = journal.state();
        for (Forced forced : unwritten) {
            overlays = forced.draft.change().apply(overlays);
        }
        registry.publish(overlays);
    }
}
