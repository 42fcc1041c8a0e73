package dev.banyan.rules.live;

import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.RulesText;
import java.util.List;

/** What a {@link RulesSource} holds. */
public sealed interface Content {

    /** Small, and equal to that of other content exactly where the two are the same. */
    Object identity();

    /**
     * The text of the rules.
     *
     * @param revision the first 12 hex digits of the SHA-256 of names and contents; values behind {@code ${env:}} and
     *     {@code ${file:}} are not part of it
     * @param texts in the order in which they are merged; at least one
     * @param warnings what is odd about the files themselves
     */
    record Readable(String revision, List<RulesText> texts, List<Problem> warnings) implements Content {
        public Readable {
            texts = List.copyOf(texts);
            warnings = List.copyOf(warnings);
        }

        @Override
        public Object identity() {
            return revision;
        }
    }

    /** Nothing could be had, and why. */
    record Unreadable(List<Problem> problems) implements Content {
        public Unreadable {
            problems = List.copyOf(problems);
        }

        @Override
        public Object identity() {
            return problems;
        }
    }
}
