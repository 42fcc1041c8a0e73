package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A translation, made of the text that rules would have, and asked. */
final class Compiled {
    private final Translator translator;

    private Compiled(Translator translator) {
        this.translator = translator;
    }

    /** @param translation in YAML's flow style, such as <code>{request: {...}}</code> */
    static Compiled of(String translation) {
        return of(translation, file -> {
            throw new IOException("none");
        });
    }

    static Compiled of(String translation, SchemaFiles schemas) {
        String rules = """
                backends: {old: {url: "http://old:8080"}}
                routes: [{id: all, match: {prefix: /}, legacy: old}]
                translations: {t: %s}
                """.formatted(translation);
        Reading reading =
                new RulesReader(new FileSecrets(Path.of("."))).read(List.of(new RulesText("test.yaml", rules)));
        if (!reading.isSound()) {
            throw new AssertionError(reading.problems() + " in " + translation);
        }
        CompiledTranslations compiled = new TranslationCompiler(schemas).compile(reading.rules(), reading.locations());
        Translator translator = compiled.translators().get("t");
        if (translator == null) {
            throw new AssertionError(compiled.problems() + " in " + translation);
        }
        return new Compiled(translator);
    }

    Translator translator() {
        return translator;
    }

    /** @param contentType empty: none is said */
    Payload request(byte[] body, String contentType) throws Untranslatable {
        return translator.request(asked(body, headers(contentType))).body();
    }

    Payload request(byte[] body, List<Field> headers) throws Untranslatable {
        return translator.request(asked(body, headers)).body();
    }

    Payload response(byte[] body, String contentType) throws Untranslatable {
        Request request = asked(new byte[0], List.of());
        return translator
                .response(new Answer(200, headers(contentType), body), request)
                .body();
    }

    /** Null: that is no request for the contract. */
    @Nullable
    Payload description(String method, String query) {
        return translator.description(
                new Request(method, "/", query, Map.of(), "r-1", List.of(), new byte[0]), "http://shop/orders");
    }

    /** What comes back to a client whose request was translated, and whose backend answered with what it was sent. */
    String echo(String body) throws Untranslatable {
        Payload there = request(body.getBytes(StandardCharsets.UTF_8), "");
        return new String(response(there.bytes(), there.contentType()).bytes(), StandardCharsets.UTF_8);
    }

    private static List<Field> headers(String contentType) {
        return contentType.isEmpty() ? List.of() : List.of(new Field("Content-Type", contentType));
    }

    private static Request asked(byte[] body, List<Field> headers) {
        return new Request("POST", "/", "", Map.of(), "r-1", headers, body);
    }
}
