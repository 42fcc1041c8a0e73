package dev.banyan.legacy.workbench;

import org.jspecify.annotations.Nullable;

/**
 * What one line did, to one element where it stands within a list.
 *
 * @param line its number, as in messages: {@code 4.2} is the second line within the fourth
 * @param from where its value comes from: a pointer below the root, with the numbers of elements; {@code path:id} and the
 *     like; {@code const}; or {@code expr}
 * @param before what is there, as JSON writes it, cut where it is long; of a line with lines within it only how many
 *     elements or parts there are; null: nothing
 * @param after what went, the same way; null: nothing
 * @param to where it went: a pointer below the root there
 * @param fault why it could not be done; empty: it could, or a line within it could not
 */
public record LineSeen(
        String line,
        String from,
        @Nullable String before,
        Did did,
        @Nullable String after,
        String to,
        String fault) {

    /** What became of a line. */
    public enum Did {
        /** A value went. */
        PUT("put"),
        /** A value went that the rules have for where nothing comes. */
        DEFAULT("default"),
        /** Nothing was there, or nothing that goes. */
        NOTHING("nothing"),
        /** Its condition does not hold. */
        LEFT_OUT("left-out"),
        /** What is there does not fit. */
        FAILED("failed");

        private final String word;

        Did(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
