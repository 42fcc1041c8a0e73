package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Translator;
import dev.banyan.proxy.headers.AnswerHeaders;
import dev.banyan.proxy.headers.OriginAddresses;
import dev.banyan.proxy.headers.PublicAddress;
import dev.banyan.proxy.headers.RequestHeaders;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.model.Backend.Origins;
import dev.banyan.rules.model.Rewrite;
import dev.banyan.rules.model.Rewrite.HeaderEdits;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.model.Timeouts;
import dev.banyan.rules.rewrite.PathRewrite;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.split.Splitter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of a generation what requests need, so that nothing is looked up when they come. */
public final class RoutingCompiler {
    private final Function<dev.banyan.rules.model.Backend, Backend> backends;
    private final Function<JwtTrust, Claims> tokens;
    private final SteeringRegistry steering;
    private final ExchangeObserver observer;
    private final ResilienceRegistry resilience;
    private final boolean keepUnderscores;

    /**
     * @param backends the living backend for what the rules say of it
     * @param tokens who verifies the tokens that this trust describes
     * @param resilience breakers, budgets and limits, which outlive a generation
     * @param keepUnderscores whether request headers with an underscore in their name are forwarded
     */
    public RoutingCompiler(
            Function<dev.banyan.rules.model.Backend, Backend> backends,
            Function<JwtTrust, Claims> tokens,
            SteeringRegistry steering,
            ResilienceRegistry resilience,
            ExchangeObserver observer,
            boolean keepUnderscores) {
        this.backends = backends;
        this.tokens = tokens;
        this.steering = steering;
        this.resilience = resilience;
        this.observer = observer;
        this.keepUnderscores = keepUnderscores;
    }

    /** @param translators of that generation, by translation name */
    public Routing compile(Generation generation, Map<String, Translator> translators) {
        Compilation compilation = new Compilation(generation.rules(), translators);
        return new Routing(
                generation,
                generation.rules().routes().stream().map(compilation::plan).toList());
    }

    /** The work on one generation. Most routes change no header in a way of their own: what is equal is made once. */
    private final class Compilation {
        private final Rules rules;
        private final Map<String, Translator> translators;
        private final OriginAddresses origins;
        private final Map<HeaderEdits, RequestHeaders> requestHeaders = new HashMap<>();
        private final Map<Rewrite, AnswerHeaders> answerHeaders = new HashMap<>();

        Compilation(Rules rules, Map<String, Translator> translators) {
            this.rules = rules;
            this.translators = translators;
            this.origins = new OriginAddresses(rules.backends().values().stream()
                    .filter(backend -> backend.target() instanceof Origins)
                    .flatMap(backend -> ((Origins) backend.target()).urls().stream())
                    .toList());
        }

        RoutePlan plan(Route route) {
            PathRewrite path = PathRewrite.of(route.rewrite(), route.match());
            RequestHeaders request = requestHeaders(route.rewrite().requestHeaders());
            AnswerHeaders answer = answerHeaders(route.rewrite(), path);
            RouteObserver told = observer.route(route);
            JwtTrust trust = route.split().jwt();
            Long maxBody = route.limits().maxBody();
            return new RoutePlan(
                    route,
                    Splitter.of(route, trust == null ? Claims.NONE : tokens.apply(trust)),
                    steering.route(route.id()),
                    told,
                    side(route, Side.LEGACY, path, request, answer, told),
                    side(route, Side.MODERN, path, request, answer, told),
                    maxBody == null ? Long.MAX_VALUE : maxBody,
                    resilience.retry(route),
                    resilience.limits(route));
        }

        private @Nullable SidePlan side(
                Route route,
                Side side,
                PathRewrite path,
                RequestHeaders request,
                AnswerHeaders answer,
                RouteObserver told) {
            String name = route.backend(side);
            if (name == null) {
                return null;
            }
            var backend = Objects.requireNonNull(rules.backends().get(name));
            Timeouts timeouts = route.timeouts().or(backend.timeouts()).or(Timeouts.BUILT_IN);
            return new SidePlan(
                    backends.apply(backend),
                    resilience.guard(route, side, backend),
                    path,
                    request,
                    answer,
                    translation(route, side, told),
                    nanos(timeouts.connect()),
                    nanos(timeouts.firstByte()),
                    nanos(timeouts.request()),
                    timeouts.deadlineHeader());
        }

        private @Nullable SideTranslation translation(Route route, Side side, RouteObserver told) {
            String name = route.translate().get(side);
            if (name == null) {
                return null;
            }
            Translator translator = translators.get(name);
            if (translator == null) {
                throw new IllegalStateException("translation: " + name + " (expected: one that was compiled)");
            }
            return SideTranslation.of(translator, route, told.translation(name));
        }

        private RequestHeaders requestHeaders(HeaderEdits edits) {
            return requestHeaders.computeIfAbsent(edits, same -> new RequestHeaders(same, keepUnderscores));
        }

        private AnswerHeaders answerHeaders(Rewrite rewrite, PathRewrite path) {
            AnswerHeaders known = answerHeaders.computeIfAbsent(
                    rewrite, same -> new AnswerHeaders(same, new PublicAddress(origins, path::publicPath)));
            // With a path of its own the way back depends on the route's template.
            return rewrite.path() == null ? known : known.with(rewrite, new PublicAddress(origins, path::publicPath));
        }
    }

    private static long nanos(@Nullable Duration duration) {
        return Objects.requireNonNull(duration).toNanos();
    }
}
