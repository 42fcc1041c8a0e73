package dev.banyan.proxy.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all events up to one amount to.
 *
 * @param seq of the last event; 0: there was none
 * @param revision of the rules that were in force last; null: not known
 */
record Snapshot(long seq, Overlays overlays, @Nullable String revision) {
    static final String FIELD = "snapshot";
    static final String REVISION = "revision";
    static final Snapshot EMPTY = new Snapshot(0, Overlays.NONE, null);

    Snapshot after(AuditEvent event) {
        String reloaded = event.action() == Action.RELOAD ? EventLine.text(event.after(), REVISION) : null;
        return new Snapshot(event.seq(), overlays.after(event), reloaded == null ? revision : reloaded);
    }

    Snapshot withRevision(String known) {
        return new Snapshot(seq, overlays, known);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode content = json.putObject(FIELD).put("seq", seq).put(REVISION, revision);
        content.set("all", overlay(overlays.all()));
        ObjectNode routes = content.putObject("routes");
        overlays.routes().forEach((id, overlay) -> routes.set(id, overlay(overlay)));
        return json;
    }

    /** @throws IllegalArgumentException where it is not what {@link #json} writes */
    static Snapshot parse(JsonNode json) {
        JsonNode content = EventLine.required(json, FIELD);
        Map<String, Overlay> routes = new TreeMap<>();
        EventLine.required(content, "routes")
                .properties()
                .forEach(entry -> routes.put(entry.getKey(), overlay(entry.getValue())));
        Overlay all = overlay(EventLine.required(content, "all"));
        long seq = EventLine.required(content, "seq").longValue();
        return new Snapshot(seq, new Overlays(all, routes), EventLine.text(content, REVISION));
    }

    private static ObjectNode overlay(Overlay overlay) {
        ObjectNode json = OverlayJson.of(overlay);
        @Nullable Stamp last = overlay.last();
        if (last != null) {
            json.putObject("last")
                    .put("time", last.time().toString())
                    .put("actor", last.actor())
                    .put("reason", last.reason());
        }
        return json;
    }

    private static Overlay overlay(JsonNode json) {
        JsonNode last = json.get("last");
        if (last == null) {
            return OverlayJson.parse(json, null);
        }
        Stamp stamp = new Stamp(
                OverlayJson.instant(EventLine.required(last, "time").asText()),
                EventLine.required(last, "actor").asText(),
                EventLine.text(last, "reason"));
        return OverlayJson.parse(json, stamp);
    }
}
