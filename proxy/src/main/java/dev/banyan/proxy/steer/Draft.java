package dev.banyan.proxy.steer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/**
 * A change of overlays that the journal has not kept yet.
 *
 * @param route a route's id or {@link AuditEvent#EVERY_ROUTE}
 * @param change the same that a replay of the event makes
 */
record Draft(Action action, String route, Stamp stamp, UnaryOperator<Overlays> change) {

    AuditEvent event(Overlays before) {
        JsonNode old = OverlayJson.of(before, route);
        JsonNode next = OverlayJson.of(change.apply(before), route);
        return new AuditEvent(0, stamp.time(), stamp.actor(), action, route, stamp.reason(), old, next);
    }
}
