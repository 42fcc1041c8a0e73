package dev.banyan.proxy.steer;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where audit events are kept. Used by one thread; only {@link #state} may be asked from any. */
interface EventLog extends AutoCloseable {

    /** What all events so far amount to. */
    Overlays state();

    /** The revision of the rules that were in force last; null where nothing tells. */
    @Nullable
    String revision();

    /**
     * Keeps the revision of the rules in force for good, without an event.
     *
     * @throws IOException it was not kept
     */
    void remember(String revision) throws IOException;

    /**
     * Keeps an event for good before it returns.
     *
     * @param event its {@code seq} is ignored
     * @return the event with the next {@code seq}
     * @throws IOException it was not kept, and {@link #state} is as before
     */
    AuditEvent append(AuditEvent event) throws IOException;

    /**
     * The newest events that fit, oldest first.
     *
     * @param route null: of any route and of none. Events of {@link AuditEvent#EVERY_ROUTE} fit every route
     * @param since null: from the beginning
     */
    List<AuditEvent> read(@Nullable String route, @Nullable Instant since, int limit) throws IOException;

    @Override
    void close() throws IOException;
}
