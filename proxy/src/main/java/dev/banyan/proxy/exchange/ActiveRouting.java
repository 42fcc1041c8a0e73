package dev.banyan.proxy.exchange;

import org.jspecify.annotations.Nullable;

/** The routing in force. Swapped whole; each request reads it once. */
public final class ActiveRouting {
    private volatile @Nullable Routing current;

    /** @throws IllegalStateException before the first generation is there */
    public Routing current() {
        Routing routing = current;
        if (routing == null) {
            throw new IllegalStateException("routing: none (expected: a first generation before the first request)");
        }
        return routing;
    }

    public void publish(Routing routing) {
        current = routing;
    }
}
