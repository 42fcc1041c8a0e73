package dev.banyan.legacy.workbench;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Edits;
import dev.banyan.rules.model.translation.Line;
import dev.banyan.rules.model.translation.Translation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in the rules the step stands that a message does not fit. */
final class StepPlace {
    private static final Pattern LINE = Pattern.compile("map line ([0-9.]+) .*");

    private StepPlace() {}

    /** A pointer into the rules. */
    static String of(Translation written, Untranslatable untranslatable) {
        String translation = "/translations/" + Pointer.escaped(written.name());
        String direction = translation + "/" + untranslatable.direction().word();
        String step = untranslatable.step();
        Matcher line = LINE.matcher(step);
        if (line.matches()) {
            return direction + "/body" + line(line.group(1));
        }
        return switch (step) {
            case "maxBody" -> translation + "/maxBody";
            case "body" -> direction + "/body/from";
            case "root" -> direction + "/body/root";
            case "map", "rest" -> direction + "/body/" + step;
            case "what goes" -> direction + "/body" + filler(written, untranslatable);
            case "query" -> direction + (editsQuery(written) ? "/query" : "/path");
            case "path", "headers" -> direction + "/" + step;
            default -> direction;
        };
    }

    /** Else it is the query behind the path that is meant. */
    private static boolean editsQuery(Translation written) {
        return written.request() != null && !written.request().query().equals(Edits.NONE);
    }

    /** Null: bodies of that direction go as they came. */
    static @Nullable BodyTranslation body(Translation written, Direction direction) {
        if (direction == Direction.REQUEST) {
            return written.request() == null ? null : written.request().body();
        }
        return written.response() == null ? null : written.response().body();
    }

    /** @param number such as 4.2 */
    static String line(String number) {
        StringBuilder pointer = new StringBuilder();
        for (String part : number.split("\\.")) {
            pointer.append("/map/").append(Integer.parseInt(part) - 1);
        }
        return pointer.toString();
    }

    /** The line that put there what does not fit; else the word for what goes. */
    private static String filler(Translation written, Untranslatable untranslatable) {
        BodyTranslation body = body(written, untranslatable.direction());
        if (body == null) {
            return "";
        }
        Pointer place = Pointer.of(untranslatable.pointer());
        String line = filler(body.map(), Pointer.of(body.as().root()), place);
        return line == null ? "/as" : line;
    }

    /** Of several that did, the one that is nearest. */
    private static @Nullable String filler(List<Line> lines, Pointer at, Pointer place) {
        String found = null;
        int nearest = -1;
        for (int i = 0; i < lines.size(); i++) {
            Pointer to = at.then(Pointer.of(lines.get(i).to()));
            if (startsWith(place, to) && to.size() > nearest) {
                String within = filler(lines.get(i).map(), to, withoutElement(place, to));
                found = "/map/" + i + (within == null ? "" : within);
                nearest = to.size();
            }
        }
        return found;
    }

    private static boolean startsWith(Pointer place, Pointer start) {
        return place.size() >= start.size()
                && place.tokens().subList(0, start.size()).equals(start.tokens());
    }

    /** Lines within a list do not name its elements. */
    private static Pointer withoutElement(Pointer place, Pointer list) {
        List<String> tokens = place.tokens();
        int at = list.size();
        if (tokens.size() <= at || !tokens.get(at).matches("[0-9]+")) {
            return place;
        }
        return list.then(new Pointer(tokens.subList(at + 1, tokens.size())));
    }
}
