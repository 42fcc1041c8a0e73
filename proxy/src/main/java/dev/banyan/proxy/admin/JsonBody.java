package dev.banyan.proxy.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.banyan.rules.model.Percent;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request's JSON object, read strictly: what is not known, twice there or of another type is refused by name. */
final class JsonBody {
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MAX_TEXT = 512;

    private final JsonNode json;

    private JsonBody(JsonNode json) {
        this.json = json;
    }

    /**
     * @param fields all that may be there
     * @throws AdminProblem 400 where the body is not an object of these; no body counts as an empty object
     */
    static JsonBody of(RoutingContext context, String... fields) {
        @Nullable Buffer body = context.body().buffer();
        JsonNode json = body == null || body.length() == 0 ? STRICT.createObjectNode() : parse(body);
        if (!json.isObject()) {
            throw AdminProblem.badRequest("body: " + type(json) + " (expected: an object)");
        }
        List<String> known = List.of(fields);
        List<String> unknown = new ArrayList<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw AdminProblem.badRequest(Words.shown(unknown.get(0)) + ": unknown field (expected: "
                    + (known.isEmpty() ? "none" : String.join(", ", known)) + ")");
        }
        return new JsonBody(json);
    }

    private static JsonNode parse(Buffer body) {
        try {
            return STRICT.readTree(body.getBytes());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw AdminProblem.badRequest("body: not JSON" + place + " (expected: one object, no field twice)");
        } catch (IOException e) {
            throw AdminProblem.badRequest("body: not JSON (expected: one object)");
        }
    }

    /** The text of a field that must be there. */
    String text(String field, String expected) {
        String text = optionalText(field, expected);
        if (text == null) {
            throw AdminProblem.badRequest(field + ": missing (expected: " + expected + ")");
        }
        return text;
    }

    /** Null where the field is absent or a JSON null. */
    @Nullable
    String optionalText(String field, String expected) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw AdminProblem.badRequest(field + ": " + type(value) + " (expected: " + expected + ")");
        }
        return value.textValue();
    }

    /** What an operator says on the way: one line, bounded; null where nothing was said. */
    @Nullable
    String reason() {
        String expected = "text of at most " + MAX_TEXT + " characters";
        String reason = optionalText("reason", expected);
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.length() > MAX_TEXT) {
            throw AdminProblem.badRequest("reason: " + reason.length() + " characters (expected: " + expected + ")");
        }
        return Words.oneLine(reason);
    }

    Percent percent(String field) {
        String expected = "a number from 0 to 100 in steps of 0.01";
        JsonNode value = json.get(field);
        if (value == null || !value.isNumber()) {
            throw AdminProblem.badRequest(
                    field + ": " + (value == null ? "missing" : type(value)) + " (expected: " + expected + ")");
        }
        BigDecimal number = value.decimalValue();
        // Before anything writes it out: 1e999999999 is short, its digits are not.
        if (number.precision() > 20 || Math.abs((long) number.scale()) > 20) {
            throw AdminProblem.badRequest(field + ": out of range (expected: " + expected + ")");
        }
        try {
            return Percent.of(number);
        } catch (IllegalArgumentException e) {
            throw AdminProblem.badRequest(field + ": " + number.toPlainString() + " (expected: " + expected + ")");
        }
    }

    /** An object whose values are all text; empty where the field is absent. */
    Map<String, String> texts(String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return Map.of();
        }
        if (!value.isObject()) {
            throw AdminProblem.badRequest(field + ": " + type(value) + " (expected: an object of texts)");
        }
        Map<String, String> texts = new TreeMap<>();
        value.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw AdminProblem.badRequest(field + "." + Words.shown(entry.getKey()) + ": " + type(entry.getValue())
                        + " (expected: text)");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        });
        return texts;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            default -> "nothing";
        };
    }
}
