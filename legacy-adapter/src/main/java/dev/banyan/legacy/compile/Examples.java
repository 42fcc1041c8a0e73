package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.rules.model.translation.TranslationExample;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a translation says of itself in {@code examples} is true. */
final class Examples {
    private static final String HEX = "hex:";

    private final SchemaFiles files;

    Examples(SchemaFiles files) {
        this.files = files;
    }

    void check(
            List<TranslationExample> examples,
            @Nullable CompiledBody request,
            @Nullable CompiledBody response,
            Faults faults) {
        for (int i = 0; i < examples.size(); i++) {
            TranslationExample example = examples.get(i);
            CompiledBody body = example.direction().equals("request") ? request : response;
            if (body == null) {
                faults.at(i)
                        .at("direction")
                        .error(
                                "bad-example",
                                "direction: " + example.direction()
                                        + ", whose body goes as it came (expected: one with body)",
                                "");
            } else {
                check(example, body, faults.at(i));
            }
        }
    }

    private void check(TranslationExample example, CompiledBody body, Faults faults) {
        BodyTranslator translator = body.translator();
        Payload made;
        try {
            Tree document = translator.read(bytes(example.input()), null);
            made = translator.write(translator.map(document, head(example)));
        } catch (Untranslatable untranslatable) {
            faults.at("input").error("example-failed", "input: " + untranslatable.sentence(), "");
            return;
        }
        try {
            Tree wanted = translator.as().read(bytes(example.output()), null);
            Tree found = translator.as().read(made.bytes(), made.contentType());
            String difference = Alike.difference(wanted, found, false);
            if (difference != null) {
                faults.at("output")
                        .error("example-failed", "output: at " + difference, "banyan translate shows all of it");
            }
        } catch (Unfit unfit) {
            faults.at("output").error("bad-example", "output: " + unfit.pointer() + " " + unfit.getMessage(), "");
        }
    }

    /** Bytes behind {@code hex:}; a file where there is one of that name; else the text itself. */
    private byte[] bytes(String text) {
        String digits = text.startsWith(HEX) ? text.substring(HEX.length()).replaceAll("\\s", "") : "";
        if (!digits.isEmpty() && digits.matches("([0-9A-Fa-f]{2})+")) {
            return HexFormat.of().parseHex(digits);
        }
        boolean name = !text.isBlank()
                && text.length() < 256
                && text.chars().noneMatch(c -> c < ' ' || "<>{}[]\"".indexOf(c) >= 0);
        if (name) {
            try {
                return files.read(text);
            } catch (IOException none) {
                // A short body looks like a name, too.
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Head head(TranslationExample example) {
        List<Field> headers = new ArrayList<>();
        example.headers().forEach((name, value) -> headers.add(new Field(name, value)));
        return new Head(
                new Request("GET", "/", query(example.query()), example.path(), "example", headers, new byte[0]), null);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
