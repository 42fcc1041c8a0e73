package dev.banyan.rules.model;

/** What a header, query or cookie value must be. */
public sealed interface ValueCondition {

    /** As a person would write it, for {@code explain}. */
    String word();

    /** The value is exactly this; case counts. */
    record Equal(String value) implements ValueCondition {
        @Override
        public String word() {
            return value;
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
