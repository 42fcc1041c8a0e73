package dev.banyan.proxy.origin;

import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Percent;
import java.net.URI;
import java.util.List;

/** All addresses of one backend. */
final class Endpoints {
    private final List<Endpoint> all;
    private final boolean watched;

    Endpoints(Backend rules, List<URI> urls) {
        this.all = urls.stream()
                .map(url -> new Endpoint(rules.name(), url.getRawAuthority(), this, rules.outlier()))
                .toList();
        this.watched = rules.health() != null || rules.outlier() != null;
    }

    List<Endpoint> all() {
        return all;
    }

    /** False where nothing can be known of any of them, so that nobody needs to ask. */
    boolean areWatched() {
        return watched;
    }

    /** Whether that one may be left out: never the last that is of use, and no more than that share at a time. */
    boolean maySpare(Endpoint endpoint, long nowNanos, Percent share) {
        long out = all.stream().filter(each -> each.isEjected(nowNanos)).count() + 1;
        boolean another = all.stream().anyMatch(each -> each != endpoint && each.isUsable(nowNanos));
        return another && out * 10_000 <= (long) all.size() * share.hundredths();
    }
}
