package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.yaml.shape.Keys;

/** {@code defaults}: the very keys of backends and routes, for those that leave them out. */
final class DefaultsGrammar {
    static final Keys KEYS = Keys.of(
            "defaults",
            BackendGrammar.TIMEOUTS,
            RouteGrammar.RETRY,
            RouteGrammar.BREAKER,
            RouteGrammar.LIMITS,
            BackendGrammar.POOL,
            BackendGrammar.BALANCE,
            BackendGrammar.HOST_HEADER);

    private DefaultsGrammar() {}
}
