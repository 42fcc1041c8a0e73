package dev.banyan.proxy.reload;

import com.sun.management.ThreadMXBean;
import dev.banyan.proxy.exchange.Backend;
import dev.banyan.proxy.exchange.BackendClient;
import dev.banyan.proxy.exchange.RoutingCompiler;
import dev.banyan.proxy.observe.AccessLog;
import dev.banyan.proxy.observe.ExchangeRecorder;
import dev.banyan.proxy.observe.Metrics;
import dev.banyan.proxy.observe.RouteStatisticsRegistry;
import dev.banyan.proxy.resilience.ResilienceRegistry;
import dev.banyan.proxy.steer.SteeringRegistry;
import dev.banyan.rules.live.Content;
import dev.banyan.rules.live.FileRulesSource;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.live.Reload;
import dev.banyan.rules.live.RulesLoader;
import dev.banyan.rules.match.RouteTable;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.split.Claims;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.validate.Validation;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What loading ten thousand routes costs, from the file to what requests run on, in CPU time and memory of the thread
 * that does it. The first round is that of a proxy just started. With the argument {@code whole} it loads as the proxy
 * does, and says what memory is in use afterwards.
 */
final class LoadCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUTES = 10_000;
    /** {@code -Drounds=1} for a cold one in each process. */
    private static final int ROUNDS = Integer.getInteger("rounds", 15);

    private final Path file;
    private final RulesReader reader;
    private final ExchangeRecorder recorder =
            new ExchangeRecorder(new Metrics(), new RouteStatisticsRegistry(), AccessLog.OFF);
    private final RoutingCompiler compiler;
    private final StringBuilder line = new StringBuilder();

    /** Nothing is sent while rules load. */
    private record Nowhere(String name) implements Backend {
        @Override
        public BackendClient on(int lane) {
            throw new UnsupportedOperationException("lane: " + lane + " (expected: no request)");
        }
    }

    private LoadCost(Path file) {
        this.file = file;
        this.reader = new RulesReader(new FileSecrets(file.toAbsolutePath().getParent()));
        this.compiler = new RoutingCompiler(
                backend -> new Nowhere(backend.name()),
                trust -> Claims.NONE,
                new SteeringRegistry(),
                new ResilienceRegistry((route, side, from, to) -> {}),
                recorder,
                false);
    }

    public static void main(String[] args) throws IOException {
        Path file = Files.createTempFile("load-cost", ".yaml");
        try {
            LoadCost cost = new LoadCost(file);
            for (int round = 0; round < ROUNDS; round++) {
                Files.writeString(file, text(round));
                if (args.length > 0) {
                    cost.whole();
                } else {
                    cost.stages();
                }
                System.out.println(cost.line);
                cost.line.setLength(0);
            }
        } finally {
            Files.delete(file);
        }
    }

    private void whole() {
        Clock clock = Clock.systemUTC();
        LiveRules live = new LiveRules(
                new FileRulesSource(file), new RulesLoader(reader, clock), (next, locations) -> publish(next), clock);
        Reload outcome = measured("all", live::reload);
        System.gc();
        Runtime memory = Runtime.getRuntime();
        line.append(String.format(
                "%s, %d MB in use with revision %s",
                outcome.word(), (memory.totalMemory() - memory.freeMemory()) >> 20, live.revision()));
    }

    private List<Problem> publish(Generation generation) {
        compiler.compile(generation, Map.of());
        recorder.retain(generation.rules());
        return List.of();
    }

    private void stages() {
        Content.Readable content = (Content.Readable) measured("file", new FileRulesSource(file)::read);
        Reading reading = measured("yaml", () -> reader.read(content.texts()));
        Rules rules = reading.rules();
        RouteTable table = measured("table", () -> RouteTable.compile(rules.routes()));
        measured(
                "validation",
                () -> Validation.problems(rules, table, reading.locations(), LocalDate.of(2026, 6, 15), true));
        Generation generation =
                new Generation(content.revision(), Instant.now(), rules, table, reading.document(), List.of());
        measured("routing", () -> publish(generation));
    }

    private <T> T measured(String what, Supplier<T> work) {
        long thread = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(thread);
        long start = THREADS.getCurrentThreadCpuTime();
        T made = work.get();
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        long used = THREADS.getThreadAllocatedBytes(thread) - bytes;
        line.append(String.format("%s %d ms %d MB  ", what, nanos / 1_000_000, used >> 20));
        return made;
    }

    private static String text(int version) {
        StringBuilder text = new StringBuilder("version: 1\nbackends:\n");
        for (int i = 0; i < 100; i++) {
            text.append("  b%d: {url: \"http://10.0.0.%d:808%d\"}\n".formatted(i, i, version % 10));
        }
        text.append("routes:\n");
        for (int i = 0; i < ROUTES; i++) {
            text.append("""
                      - id: route-%1$d
                        match:
                          hosts: [h%2$d.example.com]
                          path: "/area-%1$d/orders/{id}"
                          methods: [GET, HEAD]
                          headers: {x-channel: web}
                        legacy: b%2$d
                        modern: b%3$d
                        split: {modern: 12.5, key: [cookie:uid, path:id], cohort: shop-%2$d}
                        rewrite: {path: "/v2/orders/{id}", requestHeaders: {set: {x-source: banyan}}}
                        timeouts: {request: 10s}
                        owner: team-%2$d
                    """.formatted(i, i % 100, (i + 1) % 100));
        }
        return text.toString();
    }
}
