package dev.banyan.proxy.origin;

import dev.banyan.rules.model.Backend.Balance;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A backend's addresses on one event loop, and the choice among them. Confined to that loop. */
final class Origins {
    private final List<Origin> all;
    private final Balance balance;
    private int turn;

    Origins(List<Origin> all, Balance balance) {
        this.all = List.copyOf(all);
        this.balance = balance;
    }

    int count() {
        return all.size();
    }

    /** Every pool once. */
    Stream<OriginPool> pools() {
        return all.stream()
                .flatMap(origin -> Stream.of(origin.pool(), origin.upgrades()))
                .distinct();
    }

    Origin next() {
        if (all.size() == 1) {
            return all.get(0);
        }
        return balance == Balance.ROUND_ROBIN ? inTurn() : lessBusyOfTwo();
    }

    /** The one behind an origin that refused: so many refusals as there are origins have asked every one of them. */
    Origin after(Origin refused) {
        return all.get((all.indexOf(refused) + 1) % all.size());
    }

    private Origin inTurn() {
        turn = (turn + 1) % all.size();
        return all.get(turn);
    }

    /** Two different ones drawn at random, the less busy of them taken: nearly as even as asking all, and no herd. */
    private Origin lessBusyOfTwo() {
        ThreadLocalRandom draws = ThreadLocalRandom.current();
        int first = draws.nextInt(all.size());
        int second = (first + 1 + draws.nextInt(all.size() - 1)) % all.size();
        Origin a = all.get(first);
        Origin b = all.get(second);
        return b.load() < a.load() ? b : a;
    }
}
