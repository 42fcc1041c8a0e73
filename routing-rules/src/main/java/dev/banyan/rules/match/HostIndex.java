package dev.banyan.rules.match;

import dev.banyan.rules.message.RequestHead;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes by their hosts: exact names, then wildcards, the longest first, then those that name none. */
final class HostIndex {
    private final Map<String, PathIndex> exact = new HashMap<>();
    private final RegionMap<Wildcard> wildcards = new RegionMap<>();
    private int longestWildcard;
    private @Nullable PathIndex anyHost;

    /** What follows the star: {@code .example.com}. */
    private static final class Wildcard extends Region {
        private final PathIndex paths = new PathIndex();

        private Wildcard(String suffix) {
            super(suffix);
        }
    }

    /** @param host as in the rules, or null: any */
    PathIndex paths(@Nullable String host) {
        if (host == null) {
            PathIndex paths = anyHost == null ? new PathIndex() : anyHost;
            anyHost = paths;
            return paths;
        }
        return host.startsWith("*.")
                ? wildcard(host.substring(1))
                : exact.computeIfAbsent(host, name -> new PathIndex());
    }

    private PathIndex wildcard(String suffix) {
        Wildcard wildcard = wildcards.get(suffix, 0, suffix.length());
        if (wildcard == null) {
            wildcard = new Wildcard(suffix);
            wildcards.add(wildcard);
            longestWildcard = Math.max(longestWildcard, suffix.length());
        }
        return wildcard.paths;
    }

    @Nullable
    Candidate find(RequestHead head) {
        String host = head.host();
        String path = head.path().matched();
        PathIndex paths = exact.get(host);
        Candidate found = paths == null ? null : paths.find(head, path);
        if (found == null && longestWildcard > 0) {
            found = findByWildcard(host, head, path);
        }
        return found == null && anyHost != null ? anyHost.find(head, path) : found;
    }

    private @Nullable Candidate findByWildcard(String host, RequestHead head, String path) {
        int start = Math.max(1, host.length() - longestWildcard);
        for (int dot = host.indexOf('.', start); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            Wildcard wildcard = wildcards.get(host, dot, host.length());
            Candidate found = wildcard == null ? null : wildcard.paths.find(head, path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
