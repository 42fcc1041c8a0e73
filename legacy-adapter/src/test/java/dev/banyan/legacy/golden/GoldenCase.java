package dev.banyan.legacy.golden;

import dev.banyan.legacy.compile.CompiledTranslations;
import dev.banyan.legacy.compile.TranslationCompiler;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * One case of a golden file: a translation as the rules write it, a message, and what must come of it.
 *
 * @param values the case as it stands in its file; keys: {@code name}, {@code translation}, {@code direction} ({@code
 *     request}, {@code response}, or {@code fault}: a problem of the proxy's own, whose reason is the input), {@code
 *     method}, {@code path}, {@code query}, {@code names}, {@code headers}, {@code requestHeaders} (of the request that an
 *     answer is for), {@code status}, {@code input}, {@code charset} or {@code hex}, and of what must come {@code output},
 *     {@code outputHex}, {@code gives} (head; what is null must not be there), {@code fails} (words of the fault)
 */
record GoldenCase(String file, Map<String, Object> values, SchemaFiles schemas) {

    String name() {
        return file + ": " + values.get("name");
    }

    @Override
    public String toString() {
        return name();
    }

    boolean isRequest() {
        return "request".equals(values.getOrDefault("direction", "request"));
    }

    /** Problems that the compiler finds, as lines. */
    List<String> problems() {
        return compiled().problems().stream().map(Problem::toString).toList();
    }

    Translator translator() {
        Translator translator = compiled().translators().get("t");
        if (translator == null) {
            throw new AssertionError(name() + " does not compile: " + problems());
        }
        return translator;
    }

    private CompiledTranslations compiled() {
        Reading reading =
                new RulesReader(new FileSecrets(Path.of("."))).read(List.of(new RulesText("golden.yaml", rules())));
        if (!reading.isSound()) {
            throw new AssertionError(name() + ": " + reading.problems());
        }
        return new TranslationCompiler(schemas).compile(reading.rules(), reading.locations());
    }

    private String rules() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("backends", Map.of("old", Map.of("url", "http://old:8080")));
        rules.put("routes", List.of(Map.of("id", "all", "match", Map.of("prefix", "/"), "legacy", "old")));
        rules.put("translations", Map.of("t", values.get("translation")));
        return new Yaml(options).dump(rules);
    }

    Request request() {
        return new Request(
                text("method", "GET"),
                text("path", "/"),
                text("query", ""),
                strings("names"),
                "r-1",
                fields(isRequest() ? "headers" : "requestHeaders"),
                isRequest() ? input() : new byte[0]);
    }

    boolean isFault() {
        return "fault".equals(values.get("direction"));
    }

    int status() {
        return (int) values.getOrDefault("status", 200);
    }

    Answer answer() {
        return new Answer(status(), fields("headers"), input());
    }

    byte[] input() {
        return bytes("input", "hex");
    }

    /** Null: the case says nothing of the body. */
    byte[] output() {
        return values.containsKey("output") || values.containsKey("outputHex") ? bytes("output", "outputHex") : null;
    }

    Optional<String> fails() {
        return Optional.ofNullable((String) values.get("fails"));
    }

    /** What of the head must be there. */
    Map<String, String> gives() {
        return strings("gives");
    }

    /** What of the head must not be there. */
    Set<String> lacks() {
        Set<String> names = new TreeSet<>();
        head("gives").forEach((name, value) -> {
            if (value == null) {
                names.add(name);
            }
        });
        return names;
    }

    private byte[] bytes(String text, String hex) {
        if (values.containsKey(hex)) {
            return HexFormat.of().parseHex(text(hex, "").replaceAll("\\s", ""));
        }
        return text(text, "").getBytes(charset());
    }

    private Charset charset() {
        return values.containsKey("charset") ? Charset.forName(text("charset", "")) : StandardCharsets.UTF_8;
    }

    private String text(String key, String otherwise) {
        return String.valueOf(values.getOrDefault(key, otherwise));
    }

    private Map<String, String> strings(String key) {
        Map<String, String> strings = new LinkedHashMap<>();
        head(key).forEach((name, value) -> {
            if (value != null) {
                strings.put(name, String.valueOf(value));
            }
        });
        return strings;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> head(String key) {
        return (Map<String, Object>) values.getOrDefault(key, Map.of());
    }

    private List<Field> fields(String key) {
        List<Field> fields = new ArrayList<>();
        strings(key).forEach((name, value) -> fields.add(new Field(name, value)));
        return fields;
    }
}
