package dev.banyan.rules.live;

import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import java.util.List;

/** Lets requests see a new generation. */
@FunctionalInterface
public interface Publisher {
    /** For those who only look at rules and run nothing on them. */
    Publisher NONE = (generation, locations) -> List.of();

    /**
     * Makes ready whatever hangs on a generation and then puts it in force, by one write.
     *
     * @param locations where things stand in its rules, for problems; not to be kept
     * @return what is wrong or odd; with an error among it nothing has been put in force and the last good generation
     *     serves on
     */
    List<Problem> publish(Generation generation, Locations locations);
}
