package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.proxy.observe.Metrics;
import dev.banyan.proxy.steer.AuditEvent;
import dev.banyan.proxy.steer.KnownRoutes;
import dev.banyan.proxy.steer.OperatorVerbs;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.LiveRules;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that only looks. What may take long with many routes is made on a worker thread. */
final class ReadApi {
    private final LiveRules rules;
    private final RouteState routeState;
    private final BackendFigures.Source backends;
    private final Metrics metrics;
    private final OperatorVerbs verbs;
    private final Clock clock;

    ReadApi(AdminServer.Parts parts, RouteState routeState) {
        this.rules = parts.rules();
        this.routeState = routeState;
        this.backends = parts.backends();
        this.metrics = parts.metrics();
        this.verbs = parts.verbs();
        this.clock = parts.clock();
    }

    void mount(Router router) {
        AdminServer.read(router, "/metrics").handler(this::metrics);
        AdminServer.read(router, "/api/v1/rules").handler(context -> work(context, this::rules));
        AdminServer.read(router, "/api/v1/routes").handler(context -> work(context, this::routes));
        AdminServer.read(router, "/api/v1/routes/:id")
                .handler(context -> work(context, () -> route(context.pathParam("id"))));
        AdminServer.read(router, "/api/v1/backends").handler(context -> work(context, this::backends));
        AdminServer.read(router, "/api/v1/audit").handler(this::audit);
    }

    private void metrics(RoutingContext context) {
        String contentType = metrics.contentType(context.request().getHeader(HttpHeaders.ACCEPT));
        context.vertx()
                .executeBlocking(() -> metrics.scrape(contentType), false)
                .onSuccess(page -> Answers.text(context, contentType, page))
                .onFailure(context::fail);
    }

    private JsonNode rules() {
        return RulesState.of(rules.current(), rules.lastReload());
    }

    private JsonNode routes() {
        Generation generation = rules.current();
        ObjectNode json = RulesState.head(generation);
        json.setAll(list("routes", generation.rules().routes(), routeState::of));
        json.set("lastReload", RulesState.lastReload(rules.lastReload()));
        return json;
    }

    private JsonNode route(String id) {
        return routeState.of(KnownRoutes.find(rules.current().rules().routes(), id));
    }

    private JsonNode backends() {
        return list(
                "backends",
                List.copyOf(rules.current().rules().backends().values()),
                backend -> BackendState.of(backend, backends.figures(backend.name())));
    }

    private void audit(RoutingContext context) {
        @Nullable String route = parameter(context, "route");
        @Nullable String since = parameter(context, "since");
        @Nullable Instant from = since == null ? null : Words.since(since, clock);
        Answers.when(
                Future.fromCompletionStage(
                        verbs.events(route, from), context.vertx().getOrCreateContext()),
                context,
                events -> list("events", events, AuditEvent::json));
    }

    /** An empty parameter counts as none. */
    private static @Nullable String parameter(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static <T> ObjectNode list(String name, List<T> items, Function<T, ? extends JsonNode> form) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray(name);
        items.forEach(item -> list.add(form.apply(item)));
        return json;
    }

    private static void work(RoutingContext context, Callable<JsonNode> answer) {
        Answers.when(context.vertx().executeBlocking(answer, false), context, Function.identity());
    }
}
