package dev.banyan.rules.live;

import dev.banyan.rules.validate.Problem;
import java.util.List;

/** Lets requests see a new generation. */
@FunctionalInterface
public interface Publisher {
    /** For those who only look at rules and run nothing on them. */
    Publisher NONE = generation -> List.of();

    /**
     * Makes ready whatever hangs on a generation and then puts it in force, by one write.
     *
     * @return what is wrong or odd; with an error among it nothing has been put in force and the last good generation
     *     serves on
     */
    List<Problem> publish(Generation generation);
}
