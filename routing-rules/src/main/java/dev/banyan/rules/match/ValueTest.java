package dev.banyan.rules.match;

import com.google.re2j.Pattern;
import dev.banyan.rules.model.ValueCondition;

/** A value condition, compiled. */
sealed interface ValueTest {

    /** True where this value, which is there, is the right one. */
    boolean holds(String value);

    static ValueTest of(ValueCondition condition) {
        if (condition instanceof ValueCondition.Equal equal) {
            return new Equal(equal.value());
        }
        if (condition instanceof ValueCondition.Regex regex) {
            return new Regex(new WholeMatch(regex.pattern()));
        }
        return ((ValueCondition.Present) condition).present() ? new Present() : new Absent();
    }

    record Equal(String expected) implements ValueTest {
        @Override
        public boolean holds(String value) {
            return value.equals(expected);
        }
    }

    record Regex(WholeMatch pattern) implements ValueTest {
        @Override
        public boolean holds(String value) {
            return pattern.holds(value);
        }
    }

    record Present() implements ValueTest {
        @Override
        public boolean holds(String value) {
            return true;
        }
    }

    record Absent() implements ValueTest {
        @Override
        public boolean holds(String value) {
            return false;
        }
    }

    /** RE2/J runs in linear time; the bound keeps also that small. */
    final class WholeMatch {
        /** Characters; longer subjects never match. */
        static final int LONGEST_SUBJECT = 4096;

        private final Pattern pattern;

        WholeMatch(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        boolean holds(String subject) {
            return subject.length() <= LONGEST_SUBJECT && pattern.matches(subject);
        }
    }
}
