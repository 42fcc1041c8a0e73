package dev.banyan.proxy.steer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One line of the journal: an event, or as the first of a file the snapshot of all that came before. */
final class EventLine {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventLine() {}

    static ObjectNode of(AuditEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("seq", event.seq());
        json.put("time", event.time().toString());
        json.put("actor", event.actor());
        json.put("action", event.action().word());
        json.put("route", event.route());
        json.put("reason", event.reason());
        json.set("before", event.before());
        json.set("after", event.after());
        return json;
    }

    /** @throws IllegalArgumentException where the line is not whole or not what {@link #of} writes */
    static JsonNode read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("line: no object");
    }

    /** @throws IllegalArgumentException where a field is missing or not what {@link #of} writes */
    static AuditEvent event(JsonNode json) {
        return new AuditEvent(
                required(json, "seq").longValue(),
                OverlayJson.instant(required(json, "time").asText()),
                required(json, "actor").asText(),
                Action.of(required(json, "action").asText()),
                text(json, "route"),
                text(json, "reason"),
                json.path("before"),
                json.path("after"));
    }

    static JsonNode required(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(field + ": missing");
        }
        return value;
    }

    static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
