package dev.banyan.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA_TEXT = json(RulesSchema.json());
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SCHEMA_TEXT);

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The document as the reader sees it, so that words mean what they mean in YAML 1.2. */
    private static Set<ValidationMessage> validate(RulesText file) {
        Map<String, Object> document = new RulesReader(new TestSecrets())
                .read(List.of(file))
                .document()
                .get();
        return SCHEMA.validate(JSON.valueToTree(document));
    }

    static Stream<RulesText> goodFiles() {
        return Corpus.in("good-rules").flatMap(corpus -> corpus.files().stream());
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void goodFilesFitTheSchema(RulesText file) {
        assertThat(validate(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-key-at-root",
                "unknown-key-far",
                "version-2",
                "version-word",
                "defaults-unknown-key",
                "defaults-bad-values",
                "backend-without-url",
                "backend-url-and-urls",
                "backend-urls-empty",
                "backend-urls-word",
                "backend-urls-twice",
                "backend-url-relative",
                "backend-url-scheme",
                "backend-url-user",
                "backend-url-query",
                "backend-url-null",
                "backend-unknown-key",
                "backend-protocol-word",
                "backend-balance-word",
                "backend-pool",
                "backend-timeouts",
                "backend-tls",
                "backend-health",
                "backend-outlier",
                "backend-two-kinds",
                "route-without-id",
                "route-without-match",
                "route-without-sides",
                "route-id-upper",
                "route-id-long",
                "route-unknown-keys",
                "route-priority",
                "route-priority-range",
                "route-owner-list",
                "route-legacy-list",
                "match-two-paths",
                "match-unknown-key",
                "match-of-wrong-type",
                "match-path-no-slash",
                "match-path-list",
                "match-path-null",
                "match-prefix-variable",
                "match-regex-long",
                "match-hosts-word",
                "match-hosts-empty",
                "match-hosts-bad",
                "match-methods",
                "match-headers",
                "match-header-null",
                "match-query",
                "match-cookies-list",
                "split-number",
                "split-percent-range",
                "split-percent-negative",
                "split-percent-sign",
                "split-percent-quoted",
                "split-percent-infinite",
                "split-key-word",
                "split-key-empty",
                "split-key-sources",
                "split-jwt",
                "split-missing-key-word",
                "split-session",
                "force-empty",
                "force-networks",
                "force-from-empty",
                "rewrite-path-and-prefix",
                "rewrite-prefixes",
                "rewrite-switches",
                "timeouts-number",
                "limits",
                "limits-size-units",
                "translate",
                "retry",
                "breaker",
                "fallback",
                "shadow",
                "shadow-without-side",
                "rollout",
                "rollout-without-steps",
                "example-request",
                "example-expect",
                "example-word",
                "words-of-yaml-1-1",
                "number-with-underscore",
                "number-quoted",
                "several-problems-at-once"
            })
    void badFilesDoNotFitTheSchema(String name) {
        Corpus corpus = Corpus.in("bad-rules")
                .filter(each -> each.name().equals(name + ".yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(validate(corpus.files().get(0))).isNotEmpty();
    }

    @Test
    void theSchemaIsDraft07WithAName() {
        assertThat(SCHEMA_TEXT.get("$schema").asText()).isEqualTo("http://json-schema.org/draft-07/schema#");
        assertThat(SCHEMA_TEXT.get("$id").asText()).startsWith("https://");
        assertThat(SCHEMA_TEXT.get("title").asText()).isNotEmpty();
        JsonSchema meta =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SchemaLocation.of(SchemaId.V7));
        assertThat(meta.validate(SCHEMA_TEXT)).isEmpty();
    }

    @Test
    void everyKeyOfTheSchemaIsDescribed() {
        List<String> silent = new ArrayList<>();
        walk(SCHEMA_TEXT, "", (path, key) -> {
            if (key.path("description").asText().isEmpty()) {
                silent.add(path);
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void everyKeyOfTheSchemaStandsInAGoodFile() {
        Set<String> names = new TreeSet<>();
        walk(SCHEMA_TEXT, "", (path, key) -> names.add(path.substring(path.lastIndexOf('/') + 1)));
        String files = goodFiles().map(RulesText::content).reduce("", String::concat);
        List<String> notThereYet =
                List.of("tap", "record", "sagemaker", "lambda", "sqs", "sns", "eventbridge", "gather", "saga");
        names.removeAll(notThereYet);
        assertThat(names).allMatch(name -> files.matches("(?s).*\\b" + name + ":.*"));
    }

    private interface Visitor {
        void visit(String path, JsonNode key);
    }

    private static void walk(JsonNode schema, String path, Visitor visitor) {
        Iterator<Map.Entry<String, JsonNode>> keys = schema.path("properties").fields();
        while (keys.hasNext()) {
            Map.Entry<String, JsonNode> key = keys.next();
            visitor.visit(path + "/" + key.getKey(), key.getValue());
            walk(key.getValue(), path + "/" + key.getKey(), visitor);
        }
        walkInto(schema, path, visitor);
    }

    private static void walkInto(JsonNode schema, String path, Visitor visitor) {
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                walk(schema.path(inner), path, visitor);
            }
        }
        schema.path("anyOf").forEach(each -> walk(each, path, visitor));
    }
}
