package dev.banyan.rules.match;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate;
import dev.banyan.rules.model.Route;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How exactly a route matches, by one of its hosts. Of the routes that match a request the one with the first rank in
 * this order wins; no two routes of one set of rules have equal ranks, since their place in the file is the last word.
 *
 * @param host the kind of host
 * @param hostLength of wildcards the longer goes first; 0 for other kinds
 * @param path the kind of path condition
 * @param literals of templates the one with more literal segments goes first; 0 for other kinds
 * @param rest of templates one that ends in <code>{name*}</code> goes behind
 * @param length of templates in segments, of prefixes in characters, the longer goes first; 0 for other kinds
 * @param conditions the number of further conditions, more go first
 * @param priority the higher goes first
 * @param place in the order written, the earlier goes first
 */
public record Rank(
        HostKind host,
        int hostLength,
        PathKind path,
        int literals,
        boolean rest,
        int length,
        int conditions,
        int priority,
        int place)
        implements Comparable<Rank> {

    /** The more exact kind first. */
    public enum HostKind {
        EXACT,
        WILDCARD,
        ANY
    }

    /** The more exact kind first. */
    public enum PathKind {
        EXACT,
        TEMPLATE,
        REGEX,
        PREFIX,
        ANY
    }

    private static final Comparator<Rank> BY_HOST =
            comparing(Rank::host).thenComparing(comparingInt(Rank::hostLength).reversed());
    private static final Comparator<Rank> BY_PATH = comparing(Rank::path)
            .thenComparing(comparingInt(Rank::literals).reversed())
            .thenComparing(Rank::rest)
            .thenComparing(comparingInt(Rank::length).reversed());
    private static final Comparator<Rank> BY_CONDITIONS =
            comparingInt(Rank::conditions).reversed();
    private static final Comparator<Rank> BY_PRIORITY =
            comparingInt(Rank::priority).reversed();
    private static final Comparator<Rank> BY_PLACE = comparingInt(Rank::place);
    private static final Comparator<Rank> ORDER = BY_HOST.thenComparing(BY_PATH)
            .thenComparing(BY_CONDITIONS)
            .thenComparing(BY_PRIORITY)
            .thenComparing(BY_PLACE);

    /**
     * @param host the one of the route's hosts that holds, or null where it names none
     * @param place in the order written
     */
    static Rank of(Route route, @Nullable String host, int place) {
        PathCondition path = route.match().path();
        PathTemplate template = path instanceof PathCondition.Template t ? t.template() : null;
        return new Rank(
                kind(host),
                host != null && kind(host) == HostKind.WILDCARD ? host.length() : 0,
                kind(path),
                template == null ? 0 : template.literals(),
                template != null && template.endsInRest(),
                template == null ? prefixLength(path) : template.parts().size(),
                route.match().conditions(),
                route.priority(),
                place);
    }

    /**
     * The rank with which a route meets a request: that of the most exact of its hosts that holds; of a route whose hosts
     * do not hold, as if it named none.
     *
     * @param place in the order written
     */
    public static Rank of(Route route, int place, RequestHead head) {
        return route.match().hosts().stream()
                .filter(pattern -> HostCondition.holds(pattern, head.host()))
                .map(pattern -> of(route, pattern, place))
                .min(Comparator.naturalOrder())
                .orElseGet(() -> of(route, null, place));
    }

    private static HostKind kind(@Nullable String host) {
        if (host == null) {
            return HostKind.ANY;
        }
        return host.startsWith("*.") ? HostKind.WILDCARD : HostKind.EXACT;
    }

    private static PathKind kind(@Nullable PathCondition path) {
        if (path == null) {
            return PathKind.ANY;
        }
        if (path instanceof PathCondition.Exact) {
            return PathKind.EXACT;
        }
        if (path instanceof PathCondition.Template) {
            return PathKind.TEMPLATE;
        }
        return path instanceof PathCondition.Regex ? PathKind.REGEX : PathKind.PREFIX;
    }

    private static int prefixLength(@Nullable PathCondition path) {
        return path instanceof PathCondition.Prefix prefix ? prefix.prefix().length() : 0;
    }

    /** By which rule the two are told apart, in words for {@code explain}. */
    public String decidedBy(Rank other) {
        if (BY_HOST.compare(this, other) != 0) {
            return "host";
        }
        if (BY_PATH.compare(this, other) != 0) {
            return "path";
        }
        if (conditions != other.conditions) {
            return "number of conditions";
        }
        return priority != other.priority ? "priority" : "order in the file";
    }

    /** Negative where this one wins. */
    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
