package dev.banyan.proxy.origin;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Backend.Outlier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of a backend's addresses as all event loops see it: whether checks find it healthy, and whether it failed so often
 * in a row that it is left out for a while. For any thread; lock-free while all is well.
 */
final class Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);
    /** For how long one that comes back gets less than its share, growing evenly. */
    private static final long SLOW_START_NANOS = 10_000_000_000L;

    private static final int MOST_TIMES = 10;

    private final String backend;
    private final String authority;
    private final Endpoints siblings;
    private final @Nullable Outlier outlier;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean up = true;
    private volatile boolean ejected;
    private volatile long backAt;
    private volatile boolean warming;
    private int ejections;

    /** @param outlier null: it is never left out for its failures */
    Endpoint(String backend, String authority, Endpoints siblings, @Nullable Outlier outlier) {
        this.backend = backend;
        this.authority = authority;
        this.siblings = siblings;
        this.outlier = outlier;
    }

    /** Host and port as in the backend's URL. */
    String authority() {
        return authority;
    }

    // ---- what is known of it

    /** True unless active checks say otherwise. */
    boolean isUp() {
        return up;
    }

    boolean isEjected(long nowNanos) {
        if (ejected && nowNanos - backAt >= 0) {
            comeBack(nowNanos);
        }
        return ejected;
    }

    boolean isUsable(long nowNanos) {
        return up && !isEjected(nowNanos);
    }

    /** Its share of what it would get in the long run: 1, or less where it has come back not long ago. */
    double share(long nowNanos) {
        if (!warming) {
            return 1;
        }
        long since = nowNanos - backAt;
        if (since >= SLOW_START_NANOS) {
            warming = false;
            return 1;
        }
        return Math.max(0.1, (double) since / SLOW_START_NANOS);
    }

    // ---- what happens to it

    void answered(int status, long nowNanos) {
        if (outlier == null) {
            return;
        }
        if (status >= 500) {
            countFailure(outlier, nowNanos);
        } else if (failures.get() != 0) {
            failures.set(0);
        }
    }

    void failed(FailureKind kind, long nowNanos) {
        // An answer that fits no translation is an answer: it says nothing of the address that gave it.
        boolean ofAddress = kind.origin() == FailureKind.Origin.BACKEND && kind != FailureKind.UNTRANSLATABLE_RESPONSE;
        if (outlier != null && ofAddress) {
            countFailure(outlier, nowNanos);
        }
    }

    private void countFailure(Outlier rules, long nowNanos) {
        if (failures.incrementAndGet() >= rules.consecutiveFailures() && !ejected) {
            eject(rules, nowNanos);
        }
    }

    /** Rare, so that a lock among the siblings may see to it that not too many go at once. */
    private void eject(Outlier rules, long nowNanos) {
        synchronized (siblings) {
            if (ejected || !siblings.maySpare(this, nowNanos, rules.maxEjected())) {
                return;
            }
            boolean lately =
                    ejections > 0 && nowNanos - backAt < rules.ejectFor().toNanos() * ejections;
            ejections = lately ? Math.min(MOST_TIMES, ejections + 1) : 1;
            backAt = nowNanos + rules.ejectFor().toNanos() * ejections;
            ejected = true;
        }
        LOG.warn(
                "backend {}: {} is left out for {} s after {} failures in a row",
                backend,
                authority,
                rules.ejectFor().toSeconds() * ejections,
                rules.consecutiveFailures());
    }

    private void comeBack(long nowNanos) {
        synchronized (siblings) {
            if (ejected) {
                failures.set(0);
                backAt = nowNanos;
                warming = true;
                ejected = false;
                LOG.info("backend {}: {} is asked again", backend, authority);
            }
        }
    }

    /** What active checks have found. */
    void checked(boolean healthy, long nowNanos) {
        if (healthy == up) {
            return;
        }
        if (healthy) {
            backAt = nowNanos;
            warming = true;
        }
        up = healthy;
        LOG.warn("backend {}: {} is {}", backend, authority, healthy ? "healthy again" : "unhealthy");
    }
}
