package dev.banyan.proxy.steer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.rules.model.Percent;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The form of an overlay in an audit event and in a snapshot. What is not there is left out, so that {@code {}} reads as
 * "the file decides".
 */
final class OverlayJson {
    private OverlayJson() {}

    static ObjectNode of(Overlay overlay) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (overlay.ramp() != null && overlay.file() != null) {
            json.put("ramp", overlay.ramp().value()).put("file", overlay.file().value());
        }
        if (overlay.drainUntil() != null) {
            json.put("drainUntil", overlay.drainUntil().toString());
        }
        if (overlay.killed()) {
            json.put("killed", true);
        }
        if (overlay.exempt()) {
            json.put("exempt", true);
        }
        return json;
    }

    /** The kill of every route, and what is laid over each. */
    static ObjectNode of(Overlays overlays) {
        ObjectNode json = of(overlays.all());
        if (!overlays.routes().isEmpty()) {
            ObjectNode routes = json.putObject("routes");
            overlays.routes().forEach((id, overlay) -> routes.set(id, of(overlay)));
        }
        return json;
    }

    /** @throws IllegalArgumentException where a value is not what {@link #of} writes */
    static Overlay parse(JsonNode json, @Nullable Stamp last) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("overlay: " + json + " (expected: an object)");
        }
        Percent ramp = json.has("ramp") ? Percent.of(json.get("ramp").decimalValue()) : null;
        Percent file = json.has("file") ? Percent.of(json.get("file").decimalValue()) : null;
        Instant until = json.has("drainUntil") ? instant(json.get("drainUntil").asText()) : null;
        boolean killed = json.path("killed").asBoolean();
        return new Overlay(
                ramp,
                ramp == null ? null : file,
                until,
                killed,
                json.path("exempt").asBoolean(),
                last);
    }

    static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time: " + text + " (expected: an instant, ISO 8601)", e);
        }
    }
}
