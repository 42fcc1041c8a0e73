package dev.banyan.rules.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems and puts places to them. */
final class Findings {
    private static final Comparator<Problem> AS_WRITTEN = Comparator.comparing(
            Problem::place,
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column));

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

    /** For people: {@code routes[2] (line 14)}, so that a message can name the other half of a conflict. */
    Place place(String pointer) {
        return locations.of(pointer);
    }

    /** In the order in which a reader meets them. */
    List<Problem> problems() {
        return problems.stream().sorted(AS_WRITTEN).toList();
    }
}
