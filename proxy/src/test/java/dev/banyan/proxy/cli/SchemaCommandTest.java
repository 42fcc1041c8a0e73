package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SchemaCommandTest {
    @Test
    void withoutAWordItIsThatOfTheRules() throws IOException {
        assertThat(properties(Ran.banyan("schema"))).contains("version", "backends", "routes");
        assertThat(Ran.banyan("schema", "rules").out())
                .isEqualTo(Ran.banyan("schema").out());
    }

    @Test
    void theSettingsHaveTheirOwn() throws IOException {
        assertThat(properties(Ran.banyan("schema", "settings"))).contains("http", "admin", "limits", "stateDir");
    }

    @Test
    void anythingElseIsWrongUsage() {
        assertThat(Ran.banyan("schema", "routes").exit()).isEqualTo(2);
    }

    private static Iterable<String> properties(Ran ran) throws IOException {
        assertThat(ran.exit()).isZero();
        JsonNode schema = new ObjectMapper().readTree(ran.out());
        assertThat(schema.path("$schema").asText()).contains("json-schema.org");
        return () -> schema.path("properties").fieldNames();
    }
}
