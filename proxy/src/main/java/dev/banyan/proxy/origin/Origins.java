package dev.banyan.proxy.origin;

import dev.banyan.rules.model.Backend.Balance;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backend's addresses on one event loop, and the choice among them. Those that are left out for their failures are
 * passed by while there is another; where all that are healthy were left out, they are asked all the same. Confined to
 * that loop.
 */
final class Origins {
    private final List<Origin> all;
    private final Balance balance;
    private final boolean watched;
    private int turn;

    /** @param watched false: all are of use at all times */
    Origins(List<Origin> all, Balance balance, boolean watched) {
        this.all = List.copyOf(all);
        this.balance = balance;
        this.watched = watched;
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

    /** The one to be asked; null: none is healthy. */
    @Nullable
    Origin next() {
        if (watched) {
            return nextOfUse(System.nanoTime());
        }
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
        return lessBusy(all.get(first), all.get(second));
    }

    private static Origin lessBusy(Origin a, Origin b) {
        return b.load() < a.load() ? b : a;
    }

    private @Nullable Origin nextOfUse(long now) {
        int count = 0;
        int up = 0;
        for (Origin origin : all) {
            count += origin.endpoint().isUsable(now) ? 1 : 0;
            up += origin.endpoint().isUp() ? 1 : 0;
        }
        // All that are healthy were left out: better asked than nobody.
        boolean anyway = count == 0;
        int choice = anyway ? up : count;
        if (choice == 0) {
            return null;
        }
        Origin first = ofUse(step(choice), anyway, now);
        boolean warm =
                ThreadLocalRandom.current().nextDouble() < first.endpoint().share(now);
        if (choice == 1 || balance == Balance.ROUND_ROBIN && warm) {
            return first;
        }
        Origin second = ofUse(ThreadLocalRandom.current().nextInt(choice), anyway, now);
        return warm && balance != Balance.ROUND_ROBIN ? lessBusy(first, second) : second;
    }

    private int step(int choice) {
        turn = turn + 1 & Integer.MAX_VALUE;
        return balance == Balance.ROUND_ROBIN
                ? turn % choice
                : ThreadLocalRandom.current().nextInt(choice);
    }

    /** The one with that number among those that are of use. */
    private Origin ofUse(int number, boolean anyway, long now) {
        int left = number;
        for (Origin origin : all) {
            if (anyway ? origin.endpoint().isUp() : origin.endpoint().isUsable(now)) {
                if (left == 0) {
                    return origin;
                }
                left--;
            }
        }
        // One went since they were counted.
        return all.get(0);
    }
}
