package dev.banyan.proxy.admin;

import dev.banyan.proxy.observe.Metrics;
import dev.banyan.proxy.observe.RouteStatisticsRegistry;
import dev.banyan.proxy.reload.Reloader;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.steer.OperatorVerbs;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.split.Claims;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The admin port (contract, section 8), on an event loop of its own: what is asked here never takes time from traffic,
 * and traffic never keeps a kill waiting.
 */
public final class AdminServer {
    private static final Logger log = LoggerFactory.getLogger(AdminServer.class);
    private static final int MAX_BODY = 64 * 1024;
    private static final List<Integer> ROUTER_ERRORS = List.of(400, 404, 405, 413, 500);

    private final Settings.Admin settings;
    private final Parts parts;
    private final @Nullable BearerTokens tokens;
    private final boolean loopback;
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(4)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));

    /**
     * What the admin port shows and moves.
     *
     * @param claims whose tokens count for {@code jwt:} keys, by the trust of a route; for explanations
     * @param paths as the traffic port reads paths
     */
    public record Parts(
            Readiness readiness,
            LiveRules rules,
            Reloader reloader,
            SteeringRegistry steering,
            OperatorVerbs verbs,
            ResilienceRegistry resilience,
            RouteStatisticsRegistry statistics,
            BackendFigures.Source backends,
            Function<JwtTrust, Claims> claims,
            PathCanonicalizer paths,
            Metrics metrics,
            Clock clock) {}

    /** @throws IOException where the token file cannot be read, or the host's name is not known */
    public AdminServer(Settings.Admin settings, Parts parts) throws IOException {
        this.settings = settings;
        this.parts = parts;
        Path file = settings.tokenFile();
        this.tokens = file == null ? null : new BearerTokens(file);
        this.loopback = Loopback.isListener(settings.host());
    }

    /** @return the port that is open, when it is */
    public Future<Integer> start() {
        if (tokens == null && !loopback) {
            log.warn("admin port on {} without admin.tokenFile: it serves reads only", settings.host());
        }
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(16 * 1024)
                .setIdleTimeout(60);
        return vertx.createHttpServer(options).requestHandler(router()).listen().map(HttpServer::actualPort);
    }

    /** Closes the port and what was under way on it. */
    public Future<Void> close() {
        return vertx.close();
    }

    static Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(MAX_BODY);
    }

    /** In this order: what only looks, then the body and the gate, then all that stands behind the gate. */
    private Router router() {
        RouteState routeState = new RouteState(parts.steering(), parts.statistics(), parts.resilience());
        Router router = Router.router(vertx);
        router.route()
                .handler(AdminServer::headers)
                .handler(AdminServer::curlsType)
                .failureHandler(Answers::failure);
        new HealthApi(parts.readiness()).mount(router);
        new ReadApi(parts, routeState).mount(router);
        new ExplainApi(parts).mount(router);
        router.route().handler(body()).handler(new WriteGate(tokens, loopback)::handle);
        new ReloadApi(parts.reloader(), parts.rules()).mount(router);
        new VerbsApi(parts, routeState).mount(router);
        ROUTER_ERRORS.forEach(status -> router.errorHandler(status, Answers::failure));
        return router;
    }

    /** A path that can be read. */
    static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    /**
     * What curl calls a form because nobody told it otherwise is read as the JSON that it is. A browser's form of that
     * type cannot pass for it: its escapes are not JSON, and its page is known by Origin.
     */
    private static void curlsType(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if ("application/x-www-form-urlencoded".equalsIgnoreCase(type)) {
            context.request().headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        context.next();
    }

    private static void headers(RoutingContext context) {
        context.response().putHeader("x-content-type-options", "nosniff").putHeader("cache-control", "no-store");
        context.next();
    }
}
