package dev.banyan.legacy.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Untranslatable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Translations as the rules write them, a message for each, and exactly what must come of it. */
class GoldenTest {
    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final SchemaFiles SCHEMAS =
            file -> Files.readAllBytes(ROOT.resolve("schemas").resolve(file));
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Follows from the parts' bytes, and says nothing to who reads it. */
    private static final Pattern BOUNDARY = Pattern.compile("banyan-[0-9a-f]{32}");

    static List<GoldenCase> cases() throws IOException {
        List<GoldenCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOT)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                List<Map<String, Object>> all = new Yaml(new ExactYaml()).load(Files.readString(file));
                all.forEach(
                        values -> cases.add(new GoldenCase(file.getFileName().toString(), values, SCHEMAS)));
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aMessageBecomesExactlyWhatItMust(GoldenCase golden) throws Exception {
        if (golden.fails().isPresent()) {
            assertThatThrownBy(() -> payload(golden))
                    .isInstanceOfSatisfying(Untranslatable.class, fault -> assertThat(fault.sentence())
                            .contains(golden.fails().get()));
            return;
        }
        Payload payload = payload(golden);
        if (golden.output() != null) {
            assertSame(golden.output(), payload);
        }
        Map<String, String> head = head(golden);
        assertThat(head).containsAllEntriesOf(golden.gives());
        assertThat(head).doesNotContainKeys(golden.lacks().toArray(String[]::new));
    }

    @Test
    void thereAreManyOfThem() throws IOException {
        assertThat(cases().size()).isGreaterThanOrEqualTo(500);
        assertThat(cases().stream().map(GoldenCase::name)).doesNotHaveDuplicates();
    }

    private static Payload payload(GoldenCase golden) throws Untranslatable {
        Payload payload = golden.isRequest()
                ? golden.translator().request(golden.request()).body()
                : answer(golden).body();
        return payload == null ? new Payload(golden.input(), "untouched") : payload;
    }

    private static TranslatedAnswer answer(GoldenCase golden) throws Untranslatable {
        return golden.isFault()
                ? golden.translator().fault(golden.status(), new String(golden.input(), StandardCharsets.UTF_8))
                : golden.translator().response(golden.answer(), golden.request());
    }

    private static Map<String, String> head(GoldenCase golden) throws Untranslatable {
        Map<String, String> head = new LinkedHashMap<>();
        if (golden.isRequest()) {
            TranslatedRequest request = golden.translator().request(golden.request());
            put(head, "method", request.method());
            put(head, "path", request.path());
            put(head, "query", request.query());
            putHeaders(head, request.headers(), request.body());
        } else {
            TranslatedAnswer answer = answer(golden);
            head.put("status", Integer.toString(answer.status()));
            putHeaders(head, answer.headers(), answer.body());
        }
        return head;
    }

    /** Those that are set by their names, and of the others {@code rename x}, {@code remove x}. */
    private static void putHeaders(Map<String, String> head, HeaderChanges changes, Payload body) {
        head.putAll(changes.set());
        changes.rename().forEach((from, to) -> head.put("rename " + from, to));
        changes.remove().forEach(name -> head.put("remove " + name, ""));
        put(head, "type", body == null ? null : body.contentType());
    }

    private static void put(Map<String, String> head, String name, String value) {
        if (value != null) {
            head.put(name, value);
        }
    }

    /** JSON by what it says, digits included; all else byte by byte. */
    private static void assertSame(byte[] wanted, Payload payload) throws IOException {
        if (payload.contentType().contains("json")) {
            assertThat(sorted(payload.bytes())).isEqualTo(sorted(wanted));
        } else if (isText(wanted) && isText(payload.bytes())) {
            assertThat(BOUNDARY.matcher(text(payload.bytes())).replaceAll("banyan-BOUNDARY"))
                    .isEqualTo(text(wanted));
        } else {
            assertThat(HexFormat.of().formatHex(payload.bytes()))
                    .isEqualTo(HexFormat.of().formatHex(wanted));
        }
    }

    private static String sorted(byte[] json) throws IOException {
        return JSON.writeValueAsString(JSON.readValue(json, Object.class));
    }

    private static boolean isText(byte[] bytes) {
        return text(bytes).chars().noneMatch(c -> c == 0xfffd || c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
