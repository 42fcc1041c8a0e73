package dev.banyan.rules.live;

import dev.banyan.rules.validate.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a reload. */
public sealed interface Reload {

    /** As metrics, logs and the admin API call it: {@code unchanged}, {@code applied} or {@code rejected}. */
    String word();

    /** Errors and warnings; empty where there is nothing to say. */
    List<Problem> problems();

    /** False where the rules as they stand are not in force. */
    default boolean successful() {
        return true;
    }

    /** The content is that of the generation in force. */
    record Unchanged(Generation generation) implements Reload {
        @Override
        public String word() {
            return "unchanged";
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }

    /** A new generation is in force. */
    record Applied(Generation generation) implements Reload {
        @Override
        public String word() {
            return "applied";
        }

        @Override
        public List<Problem> problems() {
            return generation.warnings();
        }
    }

    /**
     * Nothing has changed; at least one of the problems is an error.
     *
     * @param fault what failed in Banyan itself, for the log; null: the rules are to blame
     */
    record Rejected(List<Problem> problems, @Nullable Throwable fault) implements Reload {
        public Rejected {
            problems = List.copyOf(problems);
        }

        public Rejected(List<Problem> problems) {
            this(problems, null);
        }

        @Override
        public String word() {
            return "rejected";
        }

        @Override
        public boolean successful() {
            return false;
        }
    }
}
