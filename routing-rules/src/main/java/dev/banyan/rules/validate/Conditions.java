package dev.banyan.rules.validate;

import com.google.re2j.Pattern;
import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.ValueCondition;
import dev.banyan.rules.model.ValueCondition.Equal;
import dev.banyan.rules.model.ValueCondition.Present;
import dev.banyan.rules.model.ValueCondition.Regex;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the further conditions of two routes - methods, headers, query, cookies - relate. */
final class Conditions {
    private Conditions() {}

    /** True where every request that meets {@code inner} meets {@code outer} too. */
    static boolean cover(Match outer, Match inner) {
        return coverMethods(outer, inner)
                && cover(outer.headers(), inner.headers())
                && cover(outer.query(), inner.query())
                && cover(outer.cookies(), inner.cookies());
    }

    /** True where no ordinary request meets both. */
    static boolean exclude(Match one, Match other) {
        boolean noMethod = !one.methods().isEmpty()
                && !other.methods().isEmpty()
                && Collections.disjoint(one.methods(), other.methods());
        return noMethod
                || exclude(one.headers(), other.headers())
                || exclude(one.query(), other.query())
                || exclude(one.cookies(), other.cookies());
    }

    private static boolean coverMethods(Match outer, Match inner) {
        return outer.methods().isEmpty()
                || !inner.methods().isEmpty() && outer.methods().containsAll(inner.methods());
    }

    private static boolean cover(Map<String, ValueCondition> outer, Map<String, ValueCondition> inner) {
        return outer.isEmpty()
                || outer.entrySet().stream().allMatch(wanted -> follows(wanted.getValue(), inner.get(wanted.getKey())));
    }

    private static boolean follows(ValueCondition wanted, @Nullable ValueCondition given) {
        if (given == null || wanted.equals(given)) {
            return given != null;
        }
        if (wanted instanceof Regex regex) {
            return given instanceof Equal equal && matches(regex, equal);
        }
        return wanted instanceof Present present && present.present() && !isAbsent(given);
    }

    private static boolean exclude(Map<String, ValueCondition> one, Map<String, ValueCondition> other) {
        return !one.isEmpty()
                && one.entrySet().stream().anyMatch(entry -> exclude(entry.getValue(), other.get(entry.getKey())));
    }

    /** Two values can come together where a name is repeated, but nobody who writes such routes thinks of that. */
    private static boolean exclude(ValueCondition one, @Nullable ValueCondition other) {
        if (other == null || Objects.equals(one, other)) {
            return false;
        }
        return isAbsent(one) || isAbsent(other) || differ(one, other) || differ(other, one);
    }

    private static boolean differ(ValueCondition one, ValueCondition other) {
        return one instanceof Equal equal
                && (other instanceof Equal || other instanceof Regex regex && !matches(regex, equal));
    }

    private static boolean matches(Regex regex, Equal equal) {
        return Pattern.matches(regex.pattern(), equal.value());
    }

    private static boolean isAbsent(ValueCondition condition) {
        return condition instanceof Present present && !present.present();
    }
}
