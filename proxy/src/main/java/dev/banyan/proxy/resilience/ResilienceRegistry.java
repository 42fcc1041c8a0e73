package dev.banyan.proxy.resilience;

import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Breaker;
import dev.banyan.rules.model.Limits;
import dev.banyan.rules.model.Retry;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Breakers, retry budgets and limits of all routes across generations: what a reload leaves as it was keeps what it has
 * seen.
 */
public final class ResilienceRegistry {
    private final Map<GuardKey, Guard> guards = new ConcurrentHashMap<>();
    private final Map<RetryKey, RetryPlan> retries = new ConcurrentHashMap<>();
    private final Map<LimitsKey, RouteLimits> limits = new ConcurrentHashMap<>();
    private final Map<RouteSide, Guard> newest = new ConcurrentHashMap<>();

    private record RouteSide(String route, Side side) {}

    private record GuardKey(String route, Side side, Breaker rules, Backend backend) {}

    private record RetryKey(String route, Retry rules) {}

    private record LimitsKey(String route, Limits rules) {}

    /** Told of every breaker's changes, once each, by whatever thread makes them. */
    @FunctionalInterface
    public interface Observer {
        void changed(String route, Side side, BreakerState from, BreakerState to);
    }

    private final Observer observer;

    public ResilienceRegistry(Observer observer) {
        this.observer = observer;
    }

    /** What stands before that side of the route. */
    public Guard guard(Route route, Side side, Backend backend) {
        Breaker rules = route.breaker();
        if (rules == null) {
            return Guard.NONE;
        }
        Guard guard = guards.computeIfAbsent(new GuardKey(route.id(), side, rules, backend), this::make);
        newest.put(new RouteSide(route.id(), side), guard);
        return guard;
    }

    private Guard make(GuardKey key) {
        CircuitBreaker breaker = new CircuitBreaker(
                key.rules(),
                (from, to) -> observer.changed(key.route(), key.side(), from, to),
                () -> ThreadLocalRandom.current().nextDouble());
        return Guard.of(breaker, key.rules());
    }

    public RetryPlan retry(Route route) {
        Retry rules = route.retry();
        return rules == null
                ? RetryPlan.NONE
                : retries.computeIfAbsent(new RetryKey(route.id(), rules), key -> RetryPlan.of(key.rules()));
    }

    public RouteLimits limits(Route route) {
        Limits rules = route.limits();
        return rules.boundsRequests()
                ? limits.computeIfAbsent(
                        new LimitsKey(route.id(), rules), key -> new RouteLimits(key.rules(), System.nanoTime()))
                : RouteLimits.NONE;
    }

    /** Forgets what these rules do not use. */
    public void retain(Rules rules) {
        Set<Object> used = new HashSet<>();
        for (Route route : rules.routes()) {
            for (Side side : Side.values()) {
                String backend = route.backend(side);
                if (route.breaker() != null && backend != null) {
                    used.add(new GuardKey(
                            route.id(),
                            side,
                            route.breaker(),
                            Objects.requireNonNull(rules.backends().get(backend))));
                }
            }
            if (route.retry() != null) {
                used.add(new RetryKey(route.id(), route.retry()));
            }
            used.add(new LimitsKey(route.id(), route.limits()));
        }
        guards.keySet().retainAll(used);
        newest.values().retainAll(guards.values());
        retries.keySet().retainAll(used);
        limits.keySet().retainAll(used);
    }

    /** Where the breaker of one side stands. */
    public record Standing(String route, Side side, BreakerState state) {}

    /** All breakers there are. */
    public List<Standing> states() {
        return newest.entrySet().stream()
                .map(entry -> new Standing(
                        entry.getKey().route(),
                        entry.getKey().side(),
                        Objects.requireNonNull(entry.getValue().state())))
                .toList();
    }

    /** Where the breaker of that side stands; null: it has none. */
    public @Nullable BreakerState state(String route, Side side) {
        Guard guard = newest.get(new RouteSide(route, side));
        return guard == null ? null : guard.state();
    }
}
