package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.schema.Value.Type;
import dev.banyan.rules.model.translation.Constant;
import dev.banyan.rules.model.translation.Line;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conversions in which something can get lost, or that some values cannot pass, by the schemas of both sides. */
final class Losses {
    private static final String CODE = "lossy-conversion";

    private Losses() {}

    static void check(Line line, @Nullable Value source, Value target, Faults faults) {
        checkMeant(line, faults);
        if (source == null || !line.values().isEmpty() || line.date() != null || line.split() != null) {
            return;
        }
        checkType(line, source, target, faults);
        if (line.round() == null && source.isNumber() && target.isNumber()) {
            checkDigits(source, target, faults);
        }
        if (exceeds(source.maxLength(), target.maxLength()) && target.type() == Type.STRING) {
            warn(
                    "from: up to " + length(source) + " characters into " + target.maxLength()
                            + " (expected: no more than fit)",
                    "a longer text is untranslatable",
                    faults);
        }
    }

    /** Losses that the line itself asks for. */
    private static void checkMeant(Line line, Faults faults) {
        Set<String> results =
                line.values().values().stream().map(Constant::text).collect(Collectors.toSet());
        if (results.size() < line.values().size()) {
            faults.at("enum")
                    .warning(
                            CODE,
                            "enum: several values become one (expected: no more than that can be told apart)",
                            "");
        }
    }

    private static void checkType(Line line, Value source, Value target, Faults faults) {
        boolean text = source.type() == Type.STRING && line.type() == null && line.number() == null;
        if (text && target.isNumber() && source.allowed().isEmpty()) {
            warn("from: text, into a number (expected: a number)", "a text that is none is untranslatable", faults);
        }
        boolean dates = Set.of(Type.DATE, Type.DATE_TIME).contains(target.type());
        if (dates && source.type() != target.type() && source.type() != Type.OPAQUE) {
            warn(
                    "from: " + word(source) + ", into " + word(target) + " (expected: a date step between them)",
                    "say date: {in: ..., out: iso}",
                    faults);
        }
    }

    private static void checkDigits(Value source, Value target, Faults faults) {
        boolean fraction = source.type() == Type.DECIMAL && target.type() == Type.INT;
        if (fraction && source.scale() != 0 || exceeds(source.scale(), target.scale())) {
            warn("from: more digits behind the point than fit (expected: round, or as many)", "", faults);
        } else if (exceeds(whole(source), whole(target))) {
            warn(
                    "from: up to " + whole(source) + " digits before the point into " + whole(target)
                            + " (expected: no more than fit)",
                    "a larger number is untranslatable",
                    faults);
        }
    }

    private static int whole(Value value) {
        return value.digits() == Value.UNBOUNDED ? Value.UNBOUNDED : value.digits() - Math.max(0, value.scale());
    }

    /** Only what both sides say can be compared. */
    private static boolean exceeds(int source, int target) {
        return source != Value.UNBOUNDED && target != Value.UNBOUNDED && source > target;
    }

    private static String length(Value value) {
        return Integer.toString(value.maxLength());
    }

    private static String word(Value value) {
        return List.of("text", "a whole number", "a number", "a truth value", "a date", "a time", "text")
                .get(value.type().ordinal());
    }

    private static void warn(String message, String hint, Faults faults) {
        faults.at("from").warning(CODE, message, hint);
    }
}
