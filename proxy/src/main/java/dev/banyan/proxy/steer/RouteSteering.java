package dev.banyan.proxy.steer;

import dev.banyan.rules.split.Steering;

/** What is laid over one route's split; lives longer than a generation. Read once a request, without a lock. */
public final class RouteSteering {
    private volatile Steering current = Steering.NONE;

    RouteSteering() {}

    public Steering current() {
        return current;
    }

    void set(Steering steering) {
        current = steering;
    }
}
