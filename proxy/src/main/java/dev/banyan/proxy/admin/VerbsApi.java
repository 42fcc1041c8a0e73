package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.proxy.steer.AuditEvent;
import dev.banyan.proxy.steer.Cause;
import dev.banyan.proxy.steer.KillOutcome;
import dev.banyan.proxy.steer.KnownRoutes;
import dev.banyan.proxy.steer.OperatorVerbs;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.model.Percent;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operator's verbs over HTTP. */
final class VerbsApi {
    private static final String ROUTE = "a route's id, or * for every route";
    private static final String TTL = "a duration such as 30m";

    private final LiveRules rules;
    private final OperatorVerbs verbs;
    private final RouteState routeState;

    VerbsApi(AdminServer.Parts parts, RouteState routeState) {
        this.rules = parts.rules();
        this.verbs = parts.verbs();
        this.routeState = routeState;
    }

    /** @param router one on which the gate and the body stand before these */
    void mount(Router router) {
        router.put("/api/v1/routes/:id/split").handler(this::ramp);
        router.post("/api/v1/routes/:id/drain").handler(this::drain);
        router.post("/api/v1/routes/:id/rollout").handler(VerbsApi::rollout);
        router.post("/api/v1/kill").handler(this::kill);
        router.post("/api/v1/restore").handler(this::restore);
    }

    private void ramp(RoutingContext context) {
        JsonBody body = JsonBody.of(context, "modern", "reason");
        Percent modern = body.percent("modern");
        String id = context.pathParam("id");
        answer(context, verbs.ramp(id, modern, cause(context, body)), event -> state(id));
    }

    private void drain(RoutingContext context) {
        JsonBody body = JsonBody.of(context, "ttl", "reason");
        @Nullable String ttl = body.optionalText("ttl", TTL);
        Duration lasts = ttl == null ? OperatorVerbs.DRAIN_TTL : Words.duration("ttl", ttl);
        String id = context.pathParam("id");
        answer(context, verbs.drain(id, lasts, cause(context, body)), event -> state(id));
    }

    private void kill(RoutingContext context) {
        JsonBody body = JsonBody.of(context, "route", "reason");
        String route = body.text("route", ROUTE);
        answer(context, verbs.kill(route, cause(context, body)), outcome -> killed(route, outcome));
    }

    private void restore(RoutingContext context) {
        JsonBody body = JsonBody.of(context, "route", "reason");
        String route = body.text("route", ROUTE);
        answer(context, verbs.restore(route, cause(context, body)), event -> restored(event, route));
    }

    private static void rollout(RoutingContext context) {
        throw new AdminProblem(501, "not-implemented", "rollout: this Banyan has no rollouts (expected: ramp)");
    }

    private static JsonNode killed(String route, KillOutcome outcome) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("route", route).put("killed", true);
        json.set("unaffected", Answers.JSON.valueToTree(outcome.unaffected()));
        @Nullable AuditEvent event = outcome.event();
        json.put("journaled", event != null);
        if (event == null) {
            json.put("warning", "in force, but the audit journal cannot be written: a restart would lift it");
        }
        return json;
    }

    private static JsonNode restored(AuditEvent event, String route) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("route", route)
                .put("restored", true)
                .put("seq", event.seq());
    }

    private JsonNode state(String id) {
        return routeState.of(KnownRoutes.find(rules.current().rules().routes(), id));
    }

    private static Cause cause(RoutingContext context, JsonBody body) {
        return new Cause(WriteGate.actor(context), body.reason());
    }

    private static <T> void answer(
            RoutingContext context, CompletionStage<T> done, Function<T, ? extends JsonNode> body) {
        Answers.when(Future.fromCompletionStage(done, context.vertx().getOrCreateContext()), context, body);
    }
}
