package dev.banyan.legacy.workbench.report;

import dev.banyan.legacy.compile.InspectedBody;
import dev.banyan.legacy.compile.TranslationInspection;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.rules.model.translation.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What gets lost on the way through a translation.
 *
 * @param translation its name
 * @param ways both directions, as far as bodies are made there
 * @param verdict all of it in a line
 */
public record LossReport(String translation, List<Way> ways, String verdict) {

    /**
     * One direction.
     *
     * @param from the word of what comes
     * @param as the word of what goes
     * @param notes what cannot be said, and why
     */
    public record Way(Direction direction, String from, String as, List<Loss> losses, List<String> notes) {}

    /**
     * One thing that gets lost, or can.
     *
     * @param where a pointer into the message, or a line of the rules
     */
    public record Loss(Kind kind, String where, String why) {}

    /** How something gets lost. */
    public enum Kind {
        /** It comes, and no line reads it. */
        DROPPED("dropped"),
        /** It could go, and no line fills it. */
        UNFILLED("never filled"),
        /** A line makes less of it. */
        LOSSY("lossy"),
        /** Some values are untranslatable. */
        MAY_NOT_FIT("may not fit"),
        /** It must go, and need not come. */
        MAY_BE_MISSING("may be missing"),
        /** A document that the schema allows is untranslatable, or what goes is not what is read again. */
        SAMPLE_FAILS("sample fails");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * @param written of rules that were found to be without errors
     * @param directions those that are of interest
     */
    public static LossReport of(Translation written, SchemaFiles files, List<Direction> directions) {
        TranslationInspection inspection = new TranslationInspection(written, files);
        List<Way> ways = new ArrayList<>();
        for (Direction direction : directions) {
            InspectedBody body = inspection.body(direction);
            if (body != null) {
                ways.add(new BodyReport(written, direction, body, inspection.problems()).way());
            }
        }
        return new LossReport(written.name(), List.copyOf(ways), verdict(ways));
    }

    private static String verdict(List<Way> ways) {
        if (ways.isEmpty()) {
            return "bodies go as they came, nothing is lost";
        }
        return ways.stream()
                .map(way -> way.direction().word() + ": " + verdict(way))
                .collect(Collectors.joining("; "));
    }

    private static String verdict(Way way) {
        List<String> counts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long count =
                    way.losses().stream().filter(loss -> loss.kind() == kind).count();
            if (count > 0) {
                counts.add(count + " " + kind.words());
            }
        }
        boolean unknown = way.notes().stream().anyMatch(note -> note.startsWith(BodyReport.NO_SCHEMA));
        String found = counts.isEmpty() ? unknown ? "nothing found" : "nothing is lost" : String.join(", ", counts);
        return found + (unknown ? ", and nothing proven without a schema" : "");
    }
}
