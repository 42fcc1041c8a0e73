package dev.banyan.proxy.admin;

import dev.banyan.rules.model.Side;
import org.jspecify.annotations.Nullable;

/** What the admin API shows of the traffic. Asked on a worker thread, for any route of the rules in force. */
public interface Traffic {

    /** {@link SideFigures#NONE} where there was no traffic. */
    SideFigures figures(String routeId, Side side);

    /** {@code closed}, {@code half-open} or {@code open}; null where the side has no breaker. */
    default @Nullable String breaker(String routeId, Side side) {
        return null;
    }
}
