package dev.banyan.proxy.exchange;

import dev.banyan.proxy.headers.AnswerHeaders;
import dev.banyan.proxy.headers.PublicAddress;
import dev.banyan.proxy.headers.RequestHeaders;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.model.Backend.Origins;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.model.Timeouts;
import dev.banyan.rules.rewrite.PathRewrite;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.split.Splitter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of a generation what requests need, so that nothing is looked up when they come. */
public final class RoutingCompiler {
    private final Function<dev.banyan.rules.model.Backend, Backend> backends;
    private final Function<JwtTrust, Claims> tokens;
    private final SteeringRegistry steering;
    private final ExchangeObserver observer;
    private final boolean keepUnderscores;

    /**
     * @param backends the living backend for what the rules say of it
     * @param tokens who verifies the tokens that this trust describes
     * @param keepUnderscores whether request headers with an underscore in their name are forwarded
     */
    public RoutingCompiler(
            Function<dev.banyan.rules.model.Backend, Backend> backends,
            Function<JwtTrust, Claims> tokens,
            SteeringRegistry steering,
            ExchangeObserver observer,
            boolean keepUnderscores) {
        this.backends = backends;
        this.tokens = tokens;
        this.steering = steering;
        this.observer = observer;
        this.keepUnderscores = keepUnderscores;
    }

    public Routing compile(Generation generation) {
        Rules rules = generation.rules();
        List<URI> origins = rules.backends().values().stream()
                .filter(backend -> backend.target() instanceof Origins)
                .flatMap(backend -> ((Origins) backend.target()).urls().stream())
                .toList();
        return new Routing(
                generation,
                rules.routes().stream()
                        .map(route -> plan(route, rules, origins))
                        .toList());
    }

    private RoutePlan plan(Route route, Rules rules, List<URI> origins) {
        PathRewrite path = PathRewrite.of(route.rewrite(), route.match());
        RequestHeaders request = new RequestHeaders(route.rewrite().requestHeaders(), keepUnderscores);
        AnswerHeaders answer = new AnswerHeaders(route.rewrite(), new PublicAddress(origins, path::publicPath));
        Function<Side, @Nullable SidePlan> side = which -> {
            String name = route.backend(which);
            return name == null
                    ? null
                    : side(route, Objects.requireNonNull(rules.backends().get(name)), path, request, answer);
        };
        JwtTrust trust = route.split().jwt();
        Long maxBody = route.limits().maxBody();
        return new RoutePlan(
                route,
                Splitter.of(route, trust == null ? Claims.NONE : tokens.apply(trust)),
                steering.route(route.id()),
                observer.route(route),
                side.apply(Side.LEGACY),
                side.apply(Side.MODERN),
                maxBody == null ? Long.MAX_VALUE : maxBody);
    }

    private SidePlan side(
            Route route,
            dev.banyan.rules.model.Backend backend,
            PathRewrite path,
            RequestHeaders request,
            AnswerHeaders answer) {
        Timeouts timeouts = route.timeouts().or(backend.timeouts()).or(Timeouts.BUILT_IN);
        return new SidePlan(
                backends.apply(backend),
                path,
                request,
                answer,
                nanos(timeouts.connect()),
                nanos(timeouts.firstByte()),
                nanos(timeouts.request()));
    }

    private static long nanos(@Nullable Duration duration) {
        return Objects.requireNonNull(duration).toNanos();
    }
}
