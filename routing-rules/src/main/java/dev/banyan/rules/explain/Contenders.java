package dev.banyan.rules.explain;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import dev.banyan.rules.explain.Explanation.Evidence;
import dev.banyan.rules.explain.Explanation.NearMiss;
import dev.banyan.rules.explain.Explanation.Outranked;
import dev.banyan.rules.match.Rank;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.Route;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** All routes held against one request. */
final class Contenders {
    private static final int SHOWN = 10;
    /** A miss on path says less than one on a header; of misses on path, the longer common beginning is nearer. */
    private static final Comparator<Contender> NEAREST = comparing(Contender::missesPath)
            .thenComparingInt(Contender::misses)
            .thenComparing(comparingInt(Contender::commonBeginning).reversed())
            .thenComparing(Contender::rank);

    private final List<Contender> all;

    private Contenders(List<Contender> all) {
        this.all = all;
    }

    static Contenders of(List<Route> routes, RequestHead head) {
        return new Contenders(IntStream.range(0, routes.size())
                .mapToObj(place -> Contender.of(routes.get(place), place, head))
                .toList());
    }

    List<Evidence> evidence(int place) {
        return all.get(place).evidence();
    }

    /** @param winner its place */
    List<Outranked> outranked(int winner) {
        Rank best = all.get(winner).rank();
        return all.stream()
                .filter(contender -> contender.matches() && contender.rank().place() != winner)
                .sorted(comparing(Contender::rank))
                .limit(SHOWN)
                .map(lost -> new Outranked(lost.route().id(), best.decidedBy(lost.rank())))
                .toList();
    }

    List<NearMiss> nearMisses() {
        return all.stream()
                .filter(contender -> !contender.matches() && !contender.isFar())
                .sorted(NEAREST)
                .limit(SHOWN)
                .map(Contender::nearMiss)
                .toList();
    }
}
