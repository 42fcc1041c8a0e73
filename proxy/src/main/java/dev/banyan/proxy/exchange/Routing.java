package dev.banyan.proxy.exchange;

import dev.banyan.rules.live.Generation;
import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.RequestHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One generation as the proxy needs it: its table, and a plan for each route. Immutable. */
public final class Routing {
    private final Generation generation;
    private final RouteTable table;
    private final RoutePlan[] plans;

    /** @param plans one a route of the generation, in its order */
    public Routing(Generation generation, List<RoutePlan> plans) {
        this.generation = generation;
        this.table = generation.table();
        this.plans = plans.toArray(RoutePlan[]::new);
    }

    public Generation generation() {
        return generation;
    }

    public String revision() {
        return generation.revision();
    }

    /** The plan of the route that takes the request, or null where none does. */
    public @Nullable RoutePlan match(RequestHead head) {
        int index = table.match(head);
        return index == RouteTable.NONE ? null : plans[index];
    }
}
