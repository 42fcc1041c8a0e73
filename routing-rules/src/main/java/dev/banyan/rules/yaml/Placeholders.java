package dev.banyan.rules.yaml;

import dev.banyan.rules.validate.Suggestion;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Placeholder;
import dev.banyan.rules.yaml.tree.Printable;
import dev.banyan.rules.yaml.tree.Scalar;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Puts secrets in the place of placeholders. Each is asked for once a reading; none of them is in any message. */
final class Placeholders implements Context.Expander {
    private static final List<String> KINDS = List.of("env", "file");

    private final Secrets secrets;
    private final Map<String, String> known = new HashMap<>();

    Placeholders(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public @Nullable String expand(String name, Scalar scalar, Context context) {
        Matcher matcher = Placeholder.PATTERN.matcher(scalar.text());
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String value = value(name, matcher, scalar, context);
            if (value == null) {
                return null;
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(out).toString();
    }

    private @Nullable String value(String name, Matcher placeholder, Scalar scalar, Context context) {
        String kind = placeholder.group(1);
        boolean closed = !placeholder.group(3).isEmpty();
        if (!closed || !KINDS.contains(kind) || placeholder.group(2).isEmpty()) {
            String hint = KINDS.contains(kind) ? "" : Suggestion.of(kind, KINDS);
            report("bad-placeholder", name, placeholder, "${env:NAME} or ${file:PATH}", hint, scalar, context);
            return null;
        }
        String value = known.computeIfAbsent(placeholder.group(), whole -> look(kind, placeholder.group(2)));
        if (value == null) {
            String expected = kind.equals("env") ? "a variable that is set" : "a file that can be read, at most 64 KiB";
            report("missing-secret", name, placeholder, expected, "", scalar, context);
        }
        return value;
    }

    private @Nullable String look(String kind, String key) {
        if (kind.equals("env")) {
            return secrets.env(key);
        }
        try {
            return secrets.file(Path.of(key));
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    private static void report(
            String code, String name, Matcher found, String expected, String hint, Scalar scalar, Context context) {
        String message = name + ": " + Printable.of(found.group()) + " (expected: " + expected + ")";
        context.error(code, scalar.place(), message, hint);
    }
}
