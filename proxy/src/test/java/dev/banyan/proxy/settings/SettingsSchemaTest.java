package dev.banyan.proxy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsSchemaTest {
    private final JsonNode schema = parse();

    @Test
    void isDraftSevenAndClosed() {
        assertThat(schema.get("$schema").textValue()).isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void everyKeyThatIsReadStandsInTheSchemaAndNoOther() {
        TreeSet<String> inSchema = new TreeSet<>();
        collect("", schema, inSchema);
        assertThat(inSchema).containsExactlyElementsOf(expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.banyan.proxy.settings.SettingsTest#keys")
    void everyKeyIsDescribedAndHasTheDefaultThatHolds(SettingsTest.Row row) throws InvalidSettings {
        JsonNode key = schema;
        for (String name : row.path().split("\\.")) {
            key = key.get("properties").get(name);
        }
        assertThat(key.get("description").textValue()).isNotBlank();
        if (key.has("default")) {
            String file = row.path().replace(".", ": {") + ": " + key.get("default")
                    + "}".repeat(row.path().split("\\.").length - 1);
            Settings settings = SettingsReader.read("s.yaml", file, java.util.Map.of(), java.util.Map.of());
            assertThat(row.read().apply(settings).toString().replace("./", ""))
                    .isEqualTo(row.byDefault().toString());
        }
    }

    @Test
    void whatIsNotSupportedYetIsNotAllowedByTheSchema() {
        assertThat(schema.at("/properties/tracing/not").isObject()).isTrue();
        assertThat(schema.at("/properties/http/properties/http2/not/const").booleanValue())
                .isTrue();
        assertThat(schema.at("/properties/stateStore/not/const").textValue()).isEqualTo("kubernetes");
    }

    private static TreeSet<String> expected() {
        TreeSet<String> expected = new TreeSet<>(Variables.paths().keySet());
        expected.add("https.certificates");
        return expected;
    }

    private static void collect(String prefix, JsonNode object, TreeSet<String> paths) {
        object.get("properties").properties().forEach(property -> {
            if (property.getValue().has("properties")) {
                collect(prefix + property.getKey() + ".", property.getValue(), paths);
            } else {
                paths.add(prefix + property.getKey());
            }
        });
    }

    private static JsonNode parse() {
        try {
            return new ObjectMapper().readTree(SettingsSchema.json());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
