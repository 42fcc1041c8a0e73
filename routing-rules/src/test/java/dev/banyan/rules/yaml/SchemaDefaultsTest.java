package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the schema says is the default, is it: rules that write all of them out mean the same as rules that do not. */
class SchemaDefaultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String SHORT = """
            {"backends": {"old": {"url": "http://old", "pool": {}, "health": {}, "outlier": {}, "tls": {}}},
             "routes": [{"id": "all", "match": {}, "legacy": "old", "modern": "old", "split": {}, "rewrite":
               {"cookies": {}, "requestHeaders": {}, "responseHeaders": {}}, "retry": {"backoff": {}}, "breaker": {},
               "shadow": {"to": "modern", "compare": {}}, "rollout": {"steps": [1], "gates": {}}}]}
            """;

    @Test
    void defaultsOfTheSchemaAreThoseOfTheReader() throws JsonProcessingException {
        JsonNode schema = JSON.readTree(RulesSchema.json()).path("properties");
        ObjectNode full = (ObjectNode) JSON.readTree(SHORT);
        int written =
                write(schema.path("backends").path("additionalProperties"), (ObjectNode) full.at("/backends/old"));
        written += write(schema.path("routes").path("items"), (ObjectNode) full.at("/routes/0"));
        assertThat(written).isGreaterThan(40);
        assertThat(read(full.toString()).rules()).isEqualTo(read(SHORT).rules());
    }

    /** Puts the default of each key that is not there; answers how many. */
    private static int write(JsonNode schema, ObjectNode into) {
        int written = 0;
        Iterator<Map.Entry<String, JsonNode>> keys = schema.path("properties").fields();
        while (keys.hasNext()) {
            Map.Entry<String, JsonNode> key = keys.next();
            if (into.path(key.getKey()).isObject()) {
                written += write(key.getValue(), (ObjectNode) into.get(key.getKey()));
            } else if (!into.has(key.getKey()) && key.getValue().has("default")) {
                into.set(key.getKey(), key.getValue().get("default"));
                written++;
            }
        }
        return written;
    }

    private static Reading read(String text) {
        Reading reading = new RulesReader(new TestSecrets()).read(List.of(new RulesText("x.json", text)));
        assertThat(reading.problems()).allMatch(problem -> problem.code().equals("not-yet-supported"));
        return reading;
    }
}
