package dev.banyan.proxy.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.banyan.proxy.observe.Metrics;
import dev.banyan.proxy.resilience.BreakerState;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.steer.Action;
import dev.banyan.proxy.steer.Cause;
import dev.banyan.proxy.steer.OperatorVerbs;
import dev.banyan.rules.model.Side;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when a breaker changes: a log line, a count, an audit event. Never waits for the disk. */
final class BreakerChanges implements ResilienceRegistry.Observer {
    private static final Logger LOG = LoggerFactory.getLogger(BreakerChanges.class);

    private final Metrics metrics;
    /** Rebuilt from their journal after the first generation is compiled, and there before the first request. */
    private volatile @Nullable OperatorVerbs verbs;

    BreakerChanges(Metrics metrics) {
        this.metrics = metrics;
    }

    void auditTo(OperatorVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public void changed(String route, Side side, BreakerState from, BreakerState to) {
        LOG.warn("breaker of {} {}: {} -> {}", route, side.word(), from.word(), to.word());
        metrics.breakers().changed(route, side.word(), to.word());
        OperatorVerbs audit = verbs;
        if (audit != null) {
            audit.record(
                    Action.BREAKER,
                    route,
                    new Cause("breaker", side.word() + " side"),
                    state(side, from),
                    state(side, to));
        }
    }

    private static JsonNode state(Side side, BreakerState state) {
        return JsonNodeFactory.instance.objectNode().set(side.word(), new TextNode(state.word()));
    }
}
