package dev.banyan.rules.model;

/** What a header, query or cookie value must be. */
public sealed interface ValueCondition {

    /** As a person would write it, for {@code explain}. */
    String word();

    /**
     * The value is exactly this; case counts.
     *
     * @param secret true: it is shown to nobody
     */
    record Equal(String value, boolean secret) implements ValueCondition {

        /** A value that everybody may see. */
        public Equal(String value) {
            this(value, false);
        }

        @Override
        public String word() {
            return secret ? "***" : value;
        }

        @Override
        public String toString() {
            return "Equal[" + word() + "]";
        }
    }

    /** There is such a header, query parameter or cookie, or there is none. */
    record Present(boolean present) implements ValueCondition {
        @Override
        public String word() {
            return present ? "present" : "absent";
        }
    }

    /** The whole value matches an RE2 pattern. */
    record Regex(String pattern) implements ValueCondition {
        @Override
        public String word() {
            return "regex " + pattern;
        }
    }
}
