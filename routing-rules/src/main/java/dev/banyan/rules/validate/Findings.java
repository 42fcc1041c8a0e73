package dev.banyan.rules.validate;

import java.util.ArrayList;
import java.util.List;

/** Collects problems and puts places to them. */
final class Findings {
    private final Locations locations;
    private final List<Problem> problems = new ArrayList<>();

    Findings(Locations locations) {
        this.locations = locations;
    }

    void error(String code, String pointer, String message, String hint) {
        problems.add(Problem.error(code, locations.of(pointer), message, hint));
    }

    void warning(String code, String pointer, String message, String hint) {
        problems.add(Problem.warning(code, locations.of(pointer), message, hint));
    }

    /** A warning that is about a name: it stands at the key. */
    void warningAtKey(String code, String pointer, String message, String hint) {
        problems.add(Problem.warning(code, locations.ofKey(pointer), message, hint));
    }

    /** File and line, so that a message can name the other half of a conflict. */
    String line(String pointer) {
        Place place = locations.of(pointer);
        return place.file() + ":" + place.line();
    }

    List<Problem> problems() {
        return problems;
    }
}
