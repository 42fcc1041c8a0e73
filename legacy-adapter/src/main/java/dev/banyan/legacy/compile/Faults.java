package dev.banyan.legacy.compile;

import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, and puts places to it. A view on one part of the rules; all views share one list. */
final class Faults {
    private final Locations locations;
    private final String at;
    private final List<Problem> all;

    Faults(Locations locations) {
        this(locations, "", new ArrayList<>());
    }

    private Faults(Locations locations, String at, List<Problem> all) {
        this.locations = locations;
        this.at = at;
        this.all = all;
    }

    /** What stands below that key, or at that index. */
    Faults at(String key) {
        return new Faults(locations, at + "/" + Pointer.escaped(key), all);
    }

    Faults at(int index) {
        return at(Integer.toString(index));
    }

    void error(String code, String message, String hint) {
        all.add(Problem.error(code, locations.of(at), message, hint));
    }

    void warning(String code, String message, String hint) {
        all.add(Problem.warning(code, locations.of(at), message, hint));
    }

    /** A schema's own fault stands where it is in the schema, if that is known. */
    void error(BadSchema bad) {
        boolean placed = bad.line() > 0;
        Place place = placed ? new Place(bad.file(), bad.line(), Math.max(1, bad.column())) : locations.of(at);
        String message = placed ? bad.getMessage() : bad.file() + ": " + bad.getMessage();
        all.add(Problem.error("bad-schema", place, message, ""));
    }

    /** Whether anything was found since then that keeps rules from going live. */
    boolean anySince(int before) {
        return all.subList(before, all.size()).stream().anyMatch(Problem::isError);
    }

    int count() {
        return all.size();
    }

    /** Each once: what is wrong in a file is so for everyone who names it. */
    List<Problem> all() {
        return all.stream().distinct().toList();
    }
}
