package dev.banyan.legacy.workbench;

import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import dev.banyan.rules.model.translation.Translation;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Translations as the rules write them, on a bench. */
public final class Benches {
    private Benches() {}

    /** @param translation the YAML below its name */
    public static Translation translation(String translation) {
        String rules = "backends: {old: {url: \"http://old\"}}\nroutes: [{id: all, match: {prefix: /}, legacy: old}]\n"
                + "translations:\n  t:\n" + translation.indent(4);
        Reading reading =
                new RulesReader(new FileSecrets(Path.of("."))).read(List.of(new RulesText("rules.yaml", rules)));
        if (!reading.isSound()) {
            throw new AssertionError(reading.problems() + rules);
        }
        return reading.rules().translations().get("t");
    }

    static Workbench of(String translation) {
        return of(translation, Map.of());
    }

    static Workbench of(String translation, Map<String, String> files) {
        return new Workbench(translation(translation), files(files));
    }

    /** @param files by name */
    public static SchemaFiles files(Map<String, String> files) {
        return name -> {
            String text = files.get(name);
            if (text == null) {
                throw new IOException("not there");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        };
    }

    static Request request(String body, Field... headers) {
        return new Request(
                "POST", "/", "q=1", Map.of("id", "7"), "r-1", List.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer answer(String body, Field... headers) {
        return new Answer(200, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }
}
