package dev.banyan.legacy.compile;

import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Line;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rows and forms have no levels: what a line puts below a cell or a field can never be written. */
final class Levels {
    private static final Set<String> FLAT = Set.of("csv", "form");
    private static final Pattern PLACE_IN_LIST = Pattern.compile("-|[0-9]+");

    private Levels() {}

    static void check(BodyTranslation body, Faults faults) {
        if (FLAT.contains(body.as().format())) {
            check(body.map(), body.as().format(), faults.at("map"));
        }
    }

    private static void check(List<Line> lines, String format, Faults faults) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Faults here = faults.at(i);
            if (!line.map().isEmpty()) {
                check(line.map(), format, here.at("map"));
            } else if (isBelow(line.to())) {
                here.at("to")
                        .error(
                                "unknown-pointer",
                                "to: " + line.to() + ", where " + format + " has no place (expected: one name, such as "
                                        + "/" + Pointer.of(line.to()).tokens().get(0) + ")",
                                "");
            }
        }
    }

    /** A place in a list is a row, or one of the fields of a name. */
    private static boolean isBelow(String to) {
        List<String> tokens = Pointer.of(to).tokens();
        return tokens.size() > 1
                && tokens.stream()
                        .noneMatch(token -> PLACE_IN_LIST.matcher(token).matches());
    }
}
