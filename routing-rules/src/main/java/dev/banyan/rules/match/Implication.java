package dev.banyan.rules.match;

import dev.banyan.rules.model.Match;
import dev.banyan.rules.model.ValueCondition;
import java.util.List;
import java.util.Map;

/** Whether one match takes every request that another one takes. Answers yes only where that is sure. */
final class Implication {
    private Implication() {}

    /** True where each request that {@code inner} takes is also taken by {@code outer}. */
    static boolean covers(Match outer, Match inner) {
        return hostsCover(outer.hosts(), inner.hosts())
                && PathShape.covers(outer.path(), inner.path())
                && methodsCover(outer.methods(), inner.methods())
                && valuesCover(outer.headers(), inner.headers())
                && valuesCover(outer.query(), inner.query())
                && valuesCover(outer.cookies(), inner.cookies());
    }

    private static boolean hostsCover(List<String> outer, List<String> inner) {
        if (outer.isEmpty() || inner.isEmpty()) {
            return outer.isEmpty();
        }
        return inner.stream().allMatch(host -> outer.stream().anyMatch(pattern -> hostCovers(pattern, host)));
    }

    private static boolean hostCovers(String pattern, String host) {
        return pattern.equals(host) || (pattern.startsWith("*.") && HostCondition.holds(pattern, host));
    }

    private static boolean methodsCover(List<String> outer, List<String> inner) {
        return outer.isEmpty() || (!inner.isEmpty() && outer.containsAll(inner));
    }

    private static boolean valuesCover(Map<String, ValueCondition> outer, Map<String, ValueCondition> inner) {
        return outer.entrySet().stream().allMatch(entry -> {
            ValueCondition condition = inner.get(entry.getKey());
            return condition != null && covers(entry.getValue(), condition);
        });
    }

    private static boolean covers(ValueCondition outer, ValueCondition inner) {
        if (outer.equals(inner)) {
            return true;
        }
        if (outer instanceof ValueCondition.Present presence) {
            return presence.present() && !(inner instanceof ValueCondition.Present);
        }
        return outer instanceof ValueCondition.Regex regex
                && inner instanceof ValueCondition.Equal equal
                && new ValueTest.WholeMatch(regex.pattern()).holds(equal.value());
    }
}
