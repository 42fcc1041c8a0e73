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

    /** A change in force that the journal may not have yet. */
    static final class Forced {
        private final Draft draft;
        private @Nullable AuditEvent event;

        private Forced(Draft draft) {
            this.draft = draft;
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

    /** In force when this returns; {@link #writeForced} and every {@link #commit} try to write it until it is written. */
    synchronized Forced force(Draft draft) {
        Forced forced = new Forced(draft);
        unwritten.addLast(forced);
        publish();
        return forced;
    }

    /**
     * Journal first, then effect.
     *
     * @throws IOException the journal could not keep it, or what was forced before it; nothing changed
     */
    AuditEvent commit(Draft draft) throws IOException {
        writeForced();
        AuditEvent event = journal.append(draft.event(journal.state()));
        publish();
        return event;
    }

    /** An event that changes no overlay. */
    AuditEvent record(AuditEvent event) throws IOException {
        writeForced();
        return journal.append(event);
    }

    void writeForced() throws IOException {
        for (Forced forced = oldest(); forced != null; forced = oldest()) {
            forced.event = journal.append(forced.draft.event(journal.state()));
            written(forced);
        }
    }

    private synchronized @Nullable Forced oldest() {
        return unwritten.peekFirst();
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
