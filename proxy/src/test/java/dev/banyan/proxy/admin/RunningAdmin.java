package dev.banyan.proxy.admin;

import dev.banyan.proxy.observe.Metrics;
import dev.banyan.proxy.observe.RouteStatisticsRegistry;
import dev.banyan.proxy.reload.Reloader;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.steer.AuditJournal;
import dev.banyan.proxy.steer.OperatorVerbs;
import dev.banyan.proxy.steer.SetClock;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.FileRulesSource;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.live.Publisher;
import dev.banyan.rules.live.RulesLoader;
import dev.banyan.rules.message.PathCanonicalizer;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An admin port with everything real behind it, but for the proxy itself. */
public final class RunningAdmin implements AutoCloseable {
    private static final String RULES = """
            version: 1
            backends:
              shop: {url: "http://127.0.0.1:1/base"}
              orders: {urls: ["http://127.0.0.1:2", "http://127.0.0.1:3"]}
            routes:
              - id: orders-read
                match: {path: "/orders/{id}", methods: [GET]}
                legacy: shop
                modern: orders
                split: {modern: 12.5}
                rewrite: {requestHeaders: {set: {authorization: "Basic aHVudGVyMg=="}}}
              - {id: new-only, match: {prefix: /new}, modern: orders}
              - {id: everything-else, match: {prefix: /}, legacy: shop}
            """;

    final SetClock clock = new SetClock();
    final Readiness readiness = new Readiness();
    final SteeringRegistry steering = new SteeringRegistry();
    final Path rulesFile;
    final OperatorVerbs verbs;
    private final Reloader reloader;
    private final AdminServer server;
    private final int port;

    /** On loopback, without a token. */
    public static RunningAdmin open(Path dir) throws IOException {
        return new RunningAdmin(dir, "127.0.0.1", null);
    }

    /** @param tokens content of the token file; null: none is set */
    public static RunningAdmin open(Path dir, String host, String tokens) throws IOException {
        return new RunningAdmin(dir, host, tokens);
    }

    private RunningAdmin(Path dir, String host, String tokens) throws IOException {
        rulesFile = dir.resolve("rules.yaml");
        Files.writeString(rulesFile, RULES);
        var reader = new RulesReader(new FileSecrets(dir));
        LiveRules rules =
                new LiveRules(new FileRulesSource(rulesFile), new RulesLoader(reader, clock), Publisher.NONE, clock);
        if (!rules.reload().successful()) {
            throw new AssertionError(rules.lastReload());
        }
        verbs = new OperatorVerbs(
                steering,
                AuditJournal.open(dir.resolve("state")),
                rules.revision(),
                () -> rules.current().rules().routes(),
                clock);
        reloader = new Reloader(rules, List.of(new ReloadAudit(verbs)));
        Path tokenFile = tokens == null ? null : Files.writeString(dir.resolve("admin.token"), tokens);
        Metrics metrics = new Metrics();
        server = new AdminServer(
                new Settings.Admin(host, 0, tokenFile),
                new AdminServer.Parts(
                        readiness,
                        rules,
                        reloader,
                        steering,
                        verbs,
                        new ResilienceRegistry((route, side, from, to) -> {}),
                        new RouteStatisticsRegistry(),
                        name -> new BackendFigures(1, 2, 3, java.util.List.of()),
                        trust -> Claims.NONE,
                        PathCanonicalizer.DEFAULT,
                        metrics,
                        clock));
        port = server.start().toCompletionStage().toCompletableFuture().join();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Looks at the rules again, as the watcher would. */
    public void reload() {
        reloader.reload(Reloader.WATCHER).toCompletableFuture().join();
    }

    Answer get(String path) throws IOException {
        return Answer.to(port, "GET " + path, "host: localhost\r\n", "");
    }

    Answer send(String method, String path, String body) throws IOException {
        return send(method, path, "content-type: application/json\r\n", body);
    }

    /** With a host, and besides it only these headers. */
    Answer send(String method, String path, String headers, String body) throws IOException {
        return raw(method + " " + path, "host: localhost:" + port + "\r\n" + headers, body);
    }

    Answer raw(String line, String headers, String body) throws IOException {
        return Answer.to(port, line, headers, body);
    }

    @Override
    public void close() throws IOException {
        server.close().toCompletionStage().toCompletableFuture().join();
        reloader.close();
        verbs.close();
    }
}
