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
        JsonNode old = json(before);
        JsonNode next = json(change.apply(before));
        return new AuditEvent(0, stamp.time(), stamp.actor(), action, route, stamp.reason(), old, next);
    }

    /** A restore of every route says what it lifted; a kill of every route leaves what is laid over each as it is. */
    private JsonNode json(Overlays overlays) {
        if (!route.equals(AuditEvent.EVERY_ROUTE)) {
            return OverlayJson.of(overlays.route(route));
        }
        return action == Action.RESTORE ? OverlayJson.of(overlays) : OverlayJson.of(overlays.all());
    }
}
