package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Typing;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.rules.model.translation.Line;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries a body's translation on documents that the schema of what comes allows: there, and back through the format. */
final class Proof {
    private static final String CODE = "sample-failed";
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 1, 31, 10, 20, 30);

    private Proof() {}

    static void check(@Nullable CompiledBody body, Faults faults) {
        if (body == null || body.from().shape() == Anything.ANYTHING) {
            return;
        }
        check(body, true, "with everything in it", faults);
        // In a record every field is there.
        if (!Formats.isRecord(body.written().from())) {
            check(body, false, "with nothing but what must be there", faults);
        }
    }

    private static void check(CompiledBody body, boolean full, String which, Faults faults) {
        String failure = failure(body, sample(body, body.from().shape(), full));
        if (failure != null) {
            faults.warning(
                    CODE, "a sample by the schema, " + which + ": " + failure, "banyan translate --sample shows it");
        }
    }

    /** @param shape of what comes. A document that it allows, with values that the lines can take */
    static Tree sample(CompiledBody body, Shape shape, boolean full) {
        Map<String, String> known = new HashMap<>();
        Pointer root = Pointer.of(body.written().from().root());
        body.written().map().forEach(line -> know(line, root, body, known));
        return new Samples(full, known).of(shape, tops(body, root));
    }

    /** What went wrong, in a sentence; null: nothing did. */
    static @Nullable String failure(CompiledBody body, Tree sample) {
        BodyTranslator translator = body.translator();
        Tree mapped;
        Payload payload;
        try {
            mapped = translator.map(sample, new Head(SampleHead.of(body), null));
            payload = translator.write(mapped);
        } catch (Untranslatable untranslatable) {
            return untranslatable.sentence();
        }
        try {
            Tree back = translator.as().read(payload.bytes(), payload.contentType());
            Tree typed = translator.fitted() == Anything.ANYTHING ? back : Typing.read(back, translator.fitted());
            String difference = Formats.isRecord(body.written().as()) ? null : Alike.difference(mapped, typed, true);
            return difference == null ? null : "what goes comes back as another: " + difference;
        } catch (Unfit unfit) {
            return "what goes cannot be read again: " + unfit.pointer() + " " + unfit.getMessage();
        }
    }

    /** Which of the elements that may stand at the top the lines look at; none: there is only one document. */
    private static Set<String> tops(CompiledBody body, Pointer root) {
        Set<String> tops = new LinkedHashSet<>();
        if (!Formats.hasRoots(body.written().from())) {
            return tops;
        }
        if (!root.isWhole()) {
            tops.add(root.tokens().get(0));
            return tops;
        }
        for (Line line : body.written().map()) {
            String place = line.each() != null ? line.each() : line.from();
            if (place != null && place.startsWith("/") && place.length() > 1) {
                tops.add(Pointer.of(place).tokens().get(0));
            }
        }
        return tops;
    }

    private static void know(Line line, Pointer start, CompiledBody body, Map<String, String> known) {
        String place = line.each() != null ? line.each() : line.from();
        if (place == null || !place.isEmpty() && !place.startsWith("/")) {
            return;
        }
        Pointer at = start.then(Pointer.of(place));
        line.map().forEach(nested -> know(nested, at, body, known));
        String wanted = wanted(line, body);
        if (wanted != null) {
            known.put(at.toString(), wanted);
        }
    }

    /** What a line can take; null: anything. */
    static @Nullable String wanted(Line line, CompiledBody body) {
        if (!line.values().isEmpty()) {
            return line.values().keySet().iterator().next();
        }
        if (line.date() != null) {
            return moment(line.date().in());
        }
        if (line.number() != null && !body.written().from().format().equals("json")) {
            return "1" + line.number().decimal() + "5";
        }
        return line.type() == null || line.type().equals("string")
                ? null
                : line.type().equals("boolean") ? "true" : "1";
    }

    private static @Nullable String moment(String pattern) {
        try {
            return pattern.equals("iso")
                    ? "2026-01-31"
                    : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(MOMENT.atOffset(ZoneOffset.UTC));
        } catch (RuntimeException e) {
            return null;
        }
    }
}
