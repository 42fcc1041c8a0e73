package dev.banyan.proxy.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.explain.Explainer;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.split.Claims;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/explain}: a read, although it has a body. By the rules and the steering in force. */
final class ExplainApi {
    private final LiveRules rules;
    private final SteeringRegistry steering;
    private final Function<JwtTrust, Claims> claims;
    private final PathCanonicalizer paths;
    private final Clock clock;

    ExplainApi(AdminServer.Parts parts) {
        this.rules = parts.rules();
        this.steering = parts.steering();
        this.claims = parts.claims();
        this.paths = parts.paths();
        this.clock = parts.clock();
    }

    void mount(Router router) {
        router.post("/api/v1/explain").handler(AdminServer.body()).handler(this::explain);
    }

    private void explain(RoutingContext context) {
        DescribedRequest request = request(JsonBody.of(context, "method", "url", "headers", "clientIp"));
        Answers.when(context.vertx().executeBlocking(() -> explanation(request), false), context, Function.identity());
    }

    /** It costs in proportion to the number of routes. */
    private JsonNode explanation(DescribedRequest request) {
        Generation generation = rules.current();
        List<Route> routes = generation.rules().routes();
        int winner = generation.table().match(request);
        Claims believed = winner == RouteTable.NONE ? Claims.NONE : claims(routes.get(winner));
        Explainer explainer = Explainer.of(routes, generation.table(), believed);
        return Answers.JSON.valueToTree(explainer.explain(request, steering.overlays()::steering, clock.millis()));
    }

    private Claims claims(Route route) {
        @Nullable JwtTrust trust = route.split().jwt();
        return trust == null ? Claims.NONE : claims.apply(trust);
    }

    private DescribedRequest request(JsonBody body) {
        String method = body.text("method", "a method such as GET");
        String url = body.text("url", "http://host/path, https://host/path or /path");
        @Nullable String clientIp = body.optionalText("clientIp", "an IP address");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        body.texts("headers").forEach((name, value) -> headers.put(name, List.of(value)));
        try {
            return DescribedRequest.of(method, url, headers, clientIp, paths);
        } catch (IllegalArgumentException e) {
            throw AdminProblem.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
