package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * A route by one of its hosts, at its place in the table. Those at one place form a list, the first in rank in front.
 */
final class Candidate {
    /** The route's index in the list compiled. */
    final int route;
    /** Its place among all candidates of the table by rank; the lower wins. */
    final int order;

    private final @Nullable PathPattern pattern;
    private final Condition[] conditions;
    private final @Nullable Candidate next;

    Candidate(int route, int order, @Nullable PathPattern pattern, Condition[] conditions, @Nullable Candidate next) {
        this.route = route;
        this.order = order;
        this.pattern = pattern;
        this.conditions = conditions;
        this.next = next;
    }

    /** The better of the best so far and the first of the list whose conditions hold. */
    static @Nullable Candidate best(@Nullable Candidate list, RequestHead head, String path, @Nullable Candidate best) {
        int limit = best == null ? Integer.MAX_VALUE : best.order;
        for (Candidate candidate = list; candidate != null && candidate.order < limit; candidate = candidate.next) {
            if (candidate.holds(head, path)) {
                return candidate;
            }
        }
        return best;
    }

    private boolean holds(RequestHead head, String path) {
        if (pattern != null && !pattern.holds(path)) {
            return false;
        }
        for (Condition condition : conditions) {
            if (!condition.holds(head)) {
                return false;
            }
        }
        return true;
    }
}
