package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.resilience.Guard;

/** Tells a side's guard how one attempt went: once, whatever ends come after the first. */
final class Settlement {
    private final Guard guard;
    private final long permit;
    private final long began = System.nanoTime();
    private boolean settled;

    Settlement(Guard guard, long permit) {
        this.guard = guard;
        this.permit = permit;
    }

    void answered(int status) {
        if (!settled) {
            settled = true;
            long now = System.nanoTime();
            guard.answered(permit, status, now - began, now);
        }
    }

    void failed(FailureKind kind) {
        if (!settled) {
            settled = true;
            long now = System.nanoTime();
            guard.failed(permit, kind, now - began, now);
        }
    }
}
