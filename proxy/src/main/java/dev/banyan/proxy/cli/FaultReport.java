package dev.banyan.proxy.cli;

import dev.banyan.legacy.workbench.Trial;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A message that does not fit, with the place in the rules that says what would. */
record FaultReport(Locations locations) {

    Place place(Trial.Fault fault) {
        return locations.of(fault.pointer());
    }

    void print(Trial.Fault fault, PrintWriter err) {
        Place place = place(fault);
        String hint = fault.letThrough() ? "onError: passthrough lets it go as it came" : "";
        err.println(
                fault.letThrough()
                        ? Problem.warning(fault.code(), place, fault.message(), hint)
                        : Problem.error(fault.code(), place, fault.message(), hint));
        String line = line(place);
        if (!line.isBlank()) {
            String number = "  " + place.line();
            err.println(number + " | " + line);
            err.println(" ".repeat(number.length()) + " | " + " ".repeat(Math.max(0, place.column() - 1)) + "^");
        }
    }

    /** As it stands in the file; empty: it cannot be had any more. */
    private static String line(Place place) {
        try {
            List<String> lines = Files.readAllLines(Path.of(place.file()));
            return place.line() <= lines.size() ? lines.get(place.line() - 1).replace('\t', ' ') : "";
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }
}
