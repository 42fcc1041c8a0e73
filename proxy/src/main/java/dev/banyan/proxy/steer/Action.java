package dev.banyan.proxy.steer;

import java.util.Locale;

/** What an audit event tells of. */
public enum Action {
    RELOAD,
    RAMP,
    DRAIN,
    KILL,
    RESTORE,
    ROLLOUT,
    BREAKER;

    /** The word in the journal and the admin API: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True where the event's {@code after} is what is laid over a route from then on. */
    boolean steers() {
        return this == RAMP || this == DRAIN || this == KILL || this == RESTORE;
    }

    /** @throws IllegalArgumentException where there is no such action */
    static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
