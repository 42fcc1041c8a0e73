package dev.banyan.legacy.workbench.report;

import dev.banyan.rules.model.translation.Constant;
import dev.banyan.rules.model.translation.Line;
import dev.banyan.rules.model.translation.Line.DateForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line makes less of, by its own words. */
final class LineLosses {
    private static final String ISO = "iso";
    private static final String TIME = "HhkKmsSnANaB";
    private static final String OFFSET = "XxZzVOv";

    private LineLosses() {}

    /** Sentences; none: nothing gets lost that the line says itself. */
    static List<String> of(Line line) {
        List<String> losses = new ArrayList<>();
        addEnum(line, losses);
        if (line.date() != null) {
            addDate(line.date(), losses);
        }
        addNumber(line, losses);
        String from = line.from();
        if (from != null && from.matches("(/.*)?/[0-9]+(/.*)?")) {
            losses.add("from: one element of a list, the others are dropped");
        }
        Constant fallback = line.fallback();
        if (fallback != null) {
            losses.add("default: what is missing goes as " + shown(fallback) + ", and is not told from it");
        }
        if (line.omitEmpty()) {
            losses.add("omitEmpty: an empty value goes as if it was missing");
        }
        if (line.when() != null) {
            losses.add("when: left out where the condition does not hold");
        }
        if (line.expr() != null) {
            losses.add("expr: computed, and not to be undone");
        }
        return losses;
    }

    private static void addEnum(Line line, List<String> losses) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        line.values().forEach((from, to) -> sources.computeIfAbsent(shown(to), key -> new ArrayList<>())
                .add(from));
        sources.forEach((to, from) -> {
            if (from.size() > 1) {
                losses.add("enum: " + String.join(", ", from) + " all become " + to);
            }
        });
        if (line.otherwise() != null) {
            losses.add("else: every other value becomes " + shown(line.otherwise()));
        }
    }

    private static void addDate(DateForm date, List<String> losses) {
        boolean sometimes = date.in().equals(ISO);
        String often = sometimes ? ", where there is one," : "";
        if (has(date.in(), TIME) && lacks(date.out(), TIME)) {
            losses.add("date: the time of day" + often + " is dropped");
        } else {
            addParts(date, losses);
        }
        if (has(date.in(), OFFSET) && lacks(date.out(), OFFSET) && date.zone() == null) {
            losses.add("date: the offset" + often + " is dropped");
        }
        if (has(date.in(), "dDeEcFgu") && lacks(date.out(), "dDeEcFg")) {
            losses.add("date: the day is dropped");
        }
        if (date.out().matches(".*(?<![yu])(yy|uu)(?![yu]).*") && !date.in().matches(".*(?<![yu])(yy|uu)(?![yu]).*")) {
            losses.add("date: the century is dropped");
        }
    }

    /** Only of patterns that say how exact a time is. */
    private static void addParts(DateForm date, List<String> losses) {
        if (has(date.in(), "s") && lacks(date.out(), "sAN")) {
            losses.add(
                    "date: seconds" + (date.in().equals(ISO) ? " are dropped, where there are any" : " are dropped"));
        } else if (has(date.in(), "Sn") && lacks(date.out(), "SnAN")) {
            losses.add(
                    "date: fractions of a second are dropped" + (date.in().equals(ISO) ? ", where there are any" : ""));
        }
    }

    /** What iso reads or writes has all of it, as far as it comes. */
    private static boolean has(String pattern, String letters) {
        return pattern.equals(ISO) || any(pattern, letters);
    }

    private static boolean lacks(String pattern, String letters) {
        return !pattern.equals(ISO) && !any(pattern, letters);
    }

    private static boolean any(String pattern, String letters) {
        String plain = pattern.replaceAll("'[^']*'", "");
        return plain.chars().anyMatch(c -> letters.indexOf(c) >= 0);
    }

    private static void addNumber(Line line, List<String> losses) {
        String round = line.round();
        if (round == null) {
            return;
        }
        Integer scale = line.number() == null ? null : line.number().scale();
        if (scale != null) {
            losses.add("number: digits behind the " + ordinal(scale) + " are rounded (" + round + ")");
        } else if ("int".equals(line.type())) {
            losses.add("type: the fraction is rounded (" + round + ")");
        }
    }

    private static String ordinal(int scale) {
        return switch (scale) {
            case 0 -> "point";
            case 1 -> "1st";
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> scale + "th";
        };
    }

    private static String shown(@Nullable Constant constant) {
        if (constant == null || constant.kind() == Constant.Kind.NULL) {
            return "null";
        }
        return constant.kind() == Constant.Kind.TEXT ? '"' + constant.text() + '"' : constant.text();
    }
}
