package dev.banyan.proxy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RunningBanyan;
import dev.banyan.rules.model.Rules;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import io.netty.util.ResourceLeakDetector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Backends that fail by a seed, and what clients see of it. A longer run: {@code -Dchaos.requests=10000}. */
class ChaosTest {
    private static final int REQUESTS = Integer.getInteger("chaos.requests", 1_500);
    private static final Duration PAUSE = Duration.ofMillis(1_500);

    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @BeforeEach
    void lookAtEveryBuffer() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @AfterEach
    void asBefore() {
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void whateverBreaksEveryRequestEndsAndNoPostIsExecutedTwice() throws Exception {
        try (FaultOrigin legacy = new FaultOrigin(11, 0.4, PAUSE);
                FaultOrigin modern = new FaultOrigin(12, 0.4, PAUSE)) {
            String rules = rules(
                    legacy,
                    modern,
                    "retry: {attempts: 3, perTry: 800ms, on: [connect, reset, 502, 503, 504], budget: 100%}\n"
                            + "    fallback: {modern: legacy}\n    split: {modern: 50}\n"
                            + "    timeouts: {firstByte: 1s, request: 3s}");
            try (RunningBanyan banyan = RunningBanyan.on(rules)) {
                ChaosReport report = new ChaosRun(
                                banyan.port(), model(rules), List.of(legacy, modern), Duration.ofSeconds(30), 5)
                        .run(REQUESTS);
                System.out.print(report.text());
                assertThat(report.executedTwice()).isEmpty();
                assertThat(report.outcomes().keySet()).isSubsetOf("200", "502", "503", "504", "cut");
                assertThat(report.outcomes().get("200")).isGreaterThan(REQUESTS / 2);
                Eventually.holds(
                        "no request is left",
                        () -> banyan.metric("banyan_requests_in_flight{route=\"all\",side=\"legacy\"}")
                                        + banyan.metric("banyan_requests_in_flight{route=\"all\",side=\"modern\"}")
                                == 0);
                Eventually.holds(
                        "no connection is left in use", () -> active(banyan, "old") + active(banyan, "new") == 0);
            }
        }
    }

    @Test
    void aSideThatIsGoneIsAskedLittleMoreThanOnceARequestAndComesBackByItself() throws Exception {
        try (FaultOrigin legacy = new FaultOrigin(1, 0, PAUSE);
                FaultOrigin modern = new FaultOrigin(2, 0, PAUSE)) {
            String rules = rules(
                    legacy,
                    modern,
                    "split: {modern: 100}\n    retry: {attempts: 3}\n    fallback: {modern: legacy}\n"
                            + "    breaker: {minCalls: 10, openFor: 500ms, maxOpenFor: 1s}");
            try (RunningBanyan banyan = RunningBanyan.on(rules)) {
                modern.always(Fault.REFUSE);
                int asked = 400;
                for (int i = 0; i < asked; i++) {
                    RawMessage answer = banyan.get("/a");
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.header("x-banyan-side")).isEqualTo("legacy");
                }
                assertThat(modern.attempts()).isLessThan(asked / 5);
                modern.always(Fault.NONE);
                Eventually.holds("modern answers again", () -> "modern"
                        .equals(banyan.get("/a").header("x-banyan-side")));
            }
        }
    }

    @Test
    void aBackendThatServesSoMuchAndNoMoreGoesOnServingThatMuchWhenThreeTimesAsMuchComes() throws Exception {
        // Ten at a time, a tenth of a second each: a hundred a second.
        try (FaultOrigin slow = new FaultOrigin(3, 0, Duration.ofMillis(100))) {
            slow.always(Fault.SLOW_FIRST_BYTE);
            String rules = "backends: {old: {url: \"" + slow.url()
                    + "\", pool: {maxConnections: 10, maxPending: 10}}}\n"
                    + "routes: [{id: all, match: {prefix: /}, legacy: old}]\n";
            try (RunningBanyan banyan = RunningBanyan.on(rules, "eventLoops: 1")) {
                AtomicInteger served = new AtomicInteger();
                AtomicInteger refused = new AtomicInteger();
                AtomicInteger other = new AtomicInteger();
                ScheduledExecutorService clients = Executors.newScheduledThreadPool(48);
                clients.scheduleAtFixedRate(
                        () -> clients.execute(() -> count(banyan, served, refused, other)),
                        0,
                        3_333,
                        TimeUnit.MICROSECONDS);
                Eventually.holds("two hundred were served", () -> served.get() >= 200);
                clients.shutdownNow();
                clients.awaitTermination(10, TimeUnit.SECONDS);
                assertThat(refused.get()).as("refused at once").isPositive();
                Eventually.holds(
                        "afterwards nobody is refused", () -> banyan.get("/a").status() == 200);
            }
        }
    }

    private static void count(RunningBanyan banyan, AtomicInteger served, AtomicInteger refused, AtomicInteger other) {
        try {
            int status = banyan.get("/a").status();
            (status == 200 ? served : status == 503 ? refused : other).incrementAndGet();
        } catch (java.io.IOException | RuntimeException stopped) {
            other.incrementAndGet();
        }
    }

    private static int active(RunningBanyan banyan, String backend) throws Exception {
        return (int) banyan.metric("banyan_backend_connections{backend=\"" + backend + "\",state=\"active\"}");
    }

    private static String rules(FaultOrigin legacy, FaultOrigin modern, String more) {
        return "backends:\n  old: {url: \"" + legacy.url() + "\"}\n  new: {url: \"" + modern.url() + "\"}\n"
                + "routes:\n  - id: all\n    match: {prefix: /}\n    legacy: old\n    modern: new\n    " + more + "\n";
    }

    private static Rules model(String text) {
        return Objects.requireNonNull(new RulesReader(new FileSecrets(Path.of("")))
                .read(List.of(new RulesText("rules.yaml", text)))
                .rules());
    }
}
