package dev.banyan.proxy.boot;

import dev.banyan.proxy.admin.Readiness;
import dev.banyan.proxy.settings.Settings;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graceful stop: readiness says no at once, connections are still taken for a while so that whoever routes to us can
 * notice, then requests in flight finish, and what is left after the timeout is closed.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Settings.Drain limits;
    private final Readiness readiness;
    private final Lanes lanes;

    Drain(Settings.Drain limits, Readiness readiness, Lanes lanes) {
        this.limits = limits;
        this.readiness = readiness;
        this.lanes = lanes;
    }

    Future<Void> run() {
        readiness.draining();
        lanes.beginDrain();
        LOG.info("draining: {} requests in flight, {} connections", lanes.inFlight(), lanes.connections());
        return lanes.after(limits.delay())
                .compose(v -> lanes.shutdown(limits.timeout()))
                .onSuccess(v -> {
                    int cut = lanes.inFlight();
                    if (cut > 0) {
                        LOG.warn("drained: {} requests were cut after {}", cut, limits.timeout());
                    } else {
                        LOG.info("drained: every request in flight was finished");
                    }
                });
    }
}
