package dev.banyan.proxy.boot;

import dev.banyan.legacy.translate.Translator;
import dev.banyan.proxy.admin.AdminServer;
import dev.banyan.proxy.admin.BackendFigures;
import dev.banyan.proxy.admin.Readiness;
import dev.banyan.proxy.admin.ReloadAudit;
import dev.banyan.proxy.exchange.ActiveRouting;
import dev.banyan.proxy.exchange.Routing;
import dev.banyan.proxy.exchange.RoutingCompiler;
import dev.banyan.proxy.listen.Entrance;
import dev.banyan.proxy.listen.Listener;
import dev.banyan.proxy.observe.AccessLog;
import dev.banyan.proxy.observe.BreakerMeters;
import dev.banyan.proxy.observe.ExchangeRecorder;
import dev.banyan.proxy.observe.Metrics;
import dev.banyan.proxy.observe.RouteStatisticsRegistry;
import dev.banyan.proxy.origin.HttpBackends;
import dev.banyan.proxy.reload.MountPoints;
import dev.banyan.proxy.reload.Reloader;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.settings.Settings.UnderscoreHeaders;
import dev.banyan.proxy.steer.AuditJournal;
import dev.banyan.proxy.steer.OperatorVerbs;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.proxy.tls.ClientTlsRegistry;
import dev.banyan.proxy.tls.ServerTls;
import dev.banyan.proxy.tls.TlsWatcher;
import dev.banyan.proxy.token.TokenTrusts;
import dev.banyan.proxy.translations.Translations;
import dev.banyan.rules.live.FileRulesSource;
import dev.banyan.rules.live.FurtherCheck;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.live.Reload;
import dev.banyan.rules.live.RulesLoader;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.model.Split.JwtTrust;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Banyan: the house put together, by hand and in order, and taken apart again. */
public final class Banyan {
    private static final Logger LOG = LoggerFactory.getLogger(Banyan.class);
    private static final Duration WAIT_FOR_KEYS = Duration.ofMillis(500);

    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final Readiness readiness = new Readiness();
    private final ActiveRouting routing = new ActiveRouting();
    private final SteeringRegistry steering = new SteeringRegistry();
    private final Metrics metrics = new Metrics();
    private final BreakerChanges breakerChanges = new BreakerChanges(metrics);
    private final ResilienceRegistry resilience = new ResilienceRegistry(breakerChanges);
    private final RouteStatisticsRegistry statistics = new RouteStatisticsRegistry();
    private final TokenTrusts tokens;
    private final @Nullable ServerTls serverTls;
    private final ClientTlsRegistry clientTls;
    private final AccessLog accessLog;
    private final ExchangeRecorder recorder;
    private final Lanes lanes;
    private final HttpBackends backends;
    private final RoutingCompiler compiler;
    private final Function<Rules, Map<String, Translator>> translators;
    private final LiveRules live;
    private final OperatorVerbs verbs;
    private final Reloader reloader;
    private final TlsWatcher tlsWatcher;
    private final AdminServer admin;
    private final Drain drain;
    private final List<Integer> ports;
    private final int adminPort;

    /**
     * Starts everything and returns when requests are taken.
     *
     * @param rules a file, or a directory of {@code *.yaml}
     * @throws StartRefused where the rules are bad, or keys and certificates that the settings name
     * @throws IOException where the state directory, the access log or a port cannot be had
     */
    public static Banyan start(Settings settings, Path rules) throws StartRefused, IOException {
        Platform.check();
        Translations translations = new Translations(directory(rules));
        return new Banyan(settings, rules, translations, translations::of);
    }

    /**
     * The same with translators of the caller's; those of the rules are not looked at.
     *
     * @param translators those of a generation's rules, by translation name
     */
    public static Banyan start(Settings settings, Path rules, Function<Rules, Map<String, Translator>> translators)
            throws StartRefused, IOException {
        Platform.check();
        return new Banyan(settings, rules, FurtherCheck.NONE, translators);
    }

    private Banyan(
            Settings settings, Path rules, FurtherCheck further, Function<Rules, Map<String, Translator>> translators)
            throws StartRefused, IOException {
        this.settings = settings;
        this.translators = translators;
        serverTls = serverTls(settings);
        tokens = new TokenTrusts(directory(rules));
        clientTls = new ClientTlsRegistry(directory(rules));
        accessLog = AccessLog.open(settings.accessLog(), metrics);
        recorder = new ExchangeRecorder(metrics, statistics, accessLog);
        lanes = new Lanes(settings);
        backends = lanes.backends(recorder, clientTls);
        boolean keepUnderscores = settings.strict().underscoreHeaders() == UnderscoreHeaders.KEEP;
        compiler =
                new RoutingCompiler(backends::backend, tokens::claims, steering, resilience, recorder, keepUnderscores);
        FileRulesSource source = new FileRulesSource(rules);
        live = new LiveRules(
                source,
                new RulesLoader(new RulesReader(new FileSecrets(directory(rules))), further, clock),
                this::publish,
                clock);
        loadFirst();
        // The verbs are rebuilt from their journal before the first request: a kill survives the restart.
        verbs = new OperatorVerbs(
                steering,
                AuditJournal.open(settings.stateDir()),
                live.revision(),
                () -> live.current().rules().routes(),
                clock);
        breakerChanges.auditTo(verbs);
        reloader = new Reloader(live, List.of(new ReloadAudit(verbs), new ReloadMeters(metrics.rules(), clock)));
        admin = new AdminServer(settings.admin(), parts());
        drain = new Drain(settings.drain(), readiness, lanes);
        meter();
        adminPort = await(admin.start());
        ports = await(lanes.listen(entrances(), routing, recorder, backends, clock));
        lanes.listeners().forEach(this::meter);
        reloader.watch(rules, source);
        tlsWatcher = new TlsWatcher(serverTls, clientTls, metrics.tls()::reloaded, clock);
        readiness.ready();
    }

    private static @Nullable ServerTls serverTls(Settings settings) throws StartRefused {
        Settings.Https https = settings.https();
        if (https == null) {
            return null;
        }
        ServerTls tls = new ServerTls(https, settings.http().http2());
        List<Problem> problems = tls.problems();
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new StartRefused(problems, null);
        }
        problems.forEach(problem -> LOG.warn("{}", problem));
        https.certificates().stream().map(each -> each.cert().path()).forEach(Banyan::warnOfMount);
        return tls;
    }

    private static void warnOfMount(Path certificate) {
        if (MountPoints.ofThisProcess().isMountedFile(certificate)) {
            LOG.warn("{} is mounted by itself: a new certificate is never seen; mount its directory", certificate);
        }
    }

    private List<Entrance> entrances() {
        Entrance http = Entrance.of(settings.http());
        Settings.Https https = settings.https();
        return https == null || serverTls == null ? List.of(http) : List.of(http, Entrance.of(https, serverTls));
    }

    /** Where the paths that rules name begin. */
    private static Path directory(Path rules) {
        Path parent = rules.toAbsolutePath().getParent();
        return Files.isDirectory(rules) || parent == null ? rules : parent;
    }

    private void loadFirst() throws StartRefused, IOException {
        Reload first = live.reload();
        if (first instanceof Reload.Rejected rejected) {
            await(lanes.close());
            accessLog.close();
            throw new StartRefused(rejected.problems(), rejected.fault());
        }
        metrics.rules().applied(live.revision(), clock.instant());
    }

    /** Makes a generation ready and lets requests see it. */
    private List<Problem> publish(Generation generation, Locations locations) {
        Collection<Backend> named = generation.rules().backends().values();
        List<Problem> problems = clientTls.prepare(named, locations);
        if (problems.stream().anyMatch(Problem::isError)) {
            return problems;
        }
        Routing next = compiler.compile(generation, translators.apply(generation.rules()));
        tokens.settle(WAIT_FOR_KEYS);
        routing.publish(next);
        backends.retain(named);
        clientTls.retain(named);
        recorder.retain(generation.rules());
        tokens.retain(trusts(generation));
        resilience.retain(generation.rules());
        return problems;
    }

    private static List<JwtTrust> trusts(Generation generation) {
        return generation.rules().routes().stream()
                .map(route -> route.split().jwt())
                .filter(Objects::nonNull)
                .toList();
    }

    private AdminServer.Parts parts() {
        Settings.Strict strict = settings.strict();
        return new AdminServer.Parts(
                readiness,
                live,
                reloader,
                steering,
                verbs,
                resilience,
                statistics,
                this::figures,
                tokens::claims,
                new PathCanonicalizer(strict.rejectEncodedSlash(), strict.rejectPathParams(), strict.mergeSlashes()),
                metrics,
                clock);
    }

    private BackendFigures figures(String backend) {
        HttpBackends.Connections connections = backends.connections(backend);
        return new BackendFigures(
                connections.active(),
                connections.idle(),
                connections.pending(),
                backends.endpoints(backend).stream()
                        .map(each ->
                                new BackendFigures.EndpointFigures(each.authority(), each.healthy(), each.ejected()))
                        .toList());
    }

    private void meter() {
        metrics.splits(new SplitPercents(live, steering)::all);
        metrics.breakers(() -> resilience.states().stream()
                .map(each -> new BreakerMeters.Standing(
                        each.route(), each.side().word(), each.state().number()))
                .toList());
        metrics.eventLoops(lanes.eventLoops());
        metrics.tls().begin();
        if (serverTls != null) {
            serverTls.certificates().forEach(each -> metrics.tls().certificate(each.name(), each::expires));
        }
    }

    private void meter(Listener listener) {
        metrics.connections(listener.name(), "active", listener::busy);
        metrics.connections(listener.name(), "idle", () -> Math.max(0, listener.connections() - listener.busy()));
    }

    public int httpPort() {
        return ports.get(0);
    }

    /** 0: traffic over TLS is not taken. */
    public int httpsPort() {
        return ports.size() > 1 ? ports.get(1) : 0;
    }

    public int adminPort() {
        return adminPort;
    }

    /** The revision of the rules in force. */
    public String revision() {
        return live.revision();
    }

    /** The settings it was started with. */
    public Settings settings() {
        return settings;
    }

    /** Drains, then closes everything; returns when it is done. */
    public void stop() throws IOException {
        await(drain.run());
        reloader.close();
        tlsWatcher.close();
        await(lanes.close());
        await(admin.close());
        verbs.close();
        tokens.close();
        accessLog.close();
        metrics.close();
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
