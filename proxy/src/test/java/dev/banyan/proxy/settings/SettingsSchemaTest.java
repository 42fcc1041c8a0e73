package dev.banyan.proxy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            Settings settings = SettingsReader.read("s.yaml", file, Map.of(), Map.of());
            assertThat(row.read().apply(settings).toString().replace("./", ""))
                    .isEqualTo(row.byDefault().toString());
        }
    }

    @Test
    void whatIsNotSupportedYetIsNotAllowedByTheSchema() {
        assertThat(schema.at("/properties/tracing/not").isObject()).isTrue();
        assertThat(schema.at("/properties/stateStore/not/const").textValue()).isEqualTo("kubernetes");
    }

    /** JSON is YAML, so that one text can be shown to both. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"http\": {\"host\": \"::\", \"port\": 0, \"http2\": false}}",
                "{\"admin\": {\"tokenFile\": \"admin.token\"}, \"stateStore\": \"file\"}",
                "{\"trustedProxies\": [\"10.0.0.0/8\", \"::1\"], \"debugHeaders\": \"off\"}",
                "{\"limits\": {\"maxConnections\": 1, \"maxRequestLine\": \"4KiB\", \"keepAliveIdle\": \"5s\"}}",
                "{\"http\": {\"proxyProtocol\": \"accept\"}, \"limits\": {\"minBodyRate\": \"0B\", \"tunnelIdle\": \"1h\"}}",
                "{\"https\": {\"certificates\": [{\"cert\": \"a\", \"key\": \"b\", \"hosts\": [\"*.a.b\", \"C\"]}]}}",
                "{\"https\": {\"certificates\": [{\"cert\": \"a\", \"key\": \"b\"}], \"clientCa\": \"c\", "
                        + "\"clientAuth\": \"request\", \"minVersion\": \"TLSv1.3\", \"port\": 0, \"host\": \"::\"}}",
                "{\"strict\": {\"underscoreHeaders\": \"keep\", \"encodedSlash\": \"reject\", \"mergeSlashes\": true}}",
                "{\"drain\": {\"delay\": \"0s\", \"timeout\": \"1m\"}, \"eventLoops\": 4, \"transport\": \"epoll\"}",
                "{\"accessLog\": {\"format\": \"text\", \"path\": \"-\", \"redact\": []}, \"eventLoops\": \"auto\"}"
            })
    void whatTheReaderTakesFitsTheSchema(String settings) throws IOException {
        assertThat(isRead(settings)).isTrue();
        assertThat(fits(settings)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"htp\": {}}",
                "{\"http\": {\"port\": 65536}}",
                "{\"http\": {\"port\": \"8080\"}}",
                "{\"http\": {\"http2\": \"yes\"}}",
                "{\"http\": {\"proxyProtocol\": \"on\"}}",
                "{\"https\": {\"certificates\": []}}",
                "{\"https\": {\"certificates\": [{\"cert\": \"a\"}]}}",
                "{\"https\": {\"certificates\": [{\"cert\": \"a\", \"key\": \"b\", \"hosts\": [\"a.*\"]}]}}",
                "{\"https\": {\"certificates\": [{\"cert\": \"a\", \"key\": \"b\"}], \"minVersion\": \"TLSv1.1\"}}",
                "{\"limits\": {\"minBodyRate\": 500}}",
                "{\"https\": {\"port\": 1}}",
                "{\"admin\": 9901}",
                "{\"trustedProxies\": \"10.0.0.0/8\"}",
                "{\"debugHeaders\": \"on\"}",
                "{\"limits\": {\"maxHeaders\": 0}}",
                "{\"limits\": {\"maxRequestLine\": \"4KB\"}}",
                "{\"limits\": {\"headersTimeout\": 10}}",
                "{\"drain\": {\"delay\": \"5\"}}",
                "{\"eventLoops\": 0}",
                "{\"transport\": \"kqueue\"}",
                "{\"stateStore\": \"kubernetes\"}",
                "{\"tracing\": {}}",
                "[]"
            })
    void whatTheReaderRefusesDoesNotFitTheSchema(String settings) throws IOException {
        assertThat(isRead(settings)).isFalse();
        assertThat(fits(settings)).isFalse();
    }

    private boolean fits(String settings) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(schema)
                .validate(new ObjectMapper().readTree(settings))
                .isEmpty();
    }

    private static boolean isRead(String settings) {
        try {
            SettingsReader.read("s.yaml", settings, Map.of(), Map.of());
            return true;
        } catch (InvalidSettings refused) {
            return false;
        }
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
            throw new UncheckedIOException(e);
        }
    }
}
