package dev.banyan.rules.live;

import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What content turned out to be.
 *
 * @param problems errors and warnings, all of them
 * @param generation null exactly where one of the problems is an error
 * @param locations where things stand in the rules
 */
public record Loaded(List<Problem> problems, @Nullable Generation generation, Locations locations) {
    public Loaded {
        problems = List.copyOf(problems);
    }
}
