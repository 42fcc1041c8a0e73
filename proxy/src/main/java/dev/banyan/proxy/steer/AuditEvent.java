package dev.banyan.proxy.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change, as the journal keeps it and the admin API shows it.
 *
 * @param seq from 1, without gaps
 * @param route a route's id, {@link #EVERY_ROUTE}, or null where the event is about no route (a reload)
 * @param reason null: none was given
 * @param before what stood before: what was laid over the route, or a reload's revision; a JSON null: nothing known
 * @param after what stands from then on, in the same form
 */
public record AuditEvent(
        long seq,
        Instant time,
        String actor,
        Action action,
        @Nullable String route,
        @Nullable String reason,
        JsonNode before,
        JsonNode after) {
    /** In place of a route's id: all routes, also those that come later. */
    public static final String EVERY_ROUTE = "*";

    /** As the journal keeps it and the admin API shows it. */
    public ObjectNode json() {
        return EventLine.of(this);
    }

    AuditEvent withSeq(long next) {
        return new AuditEvent(next, time, actor, action, route, reason, before, after);
    }

    Stamp stamp() {
        return new Stamp(time, actor, reason);
    }
}
