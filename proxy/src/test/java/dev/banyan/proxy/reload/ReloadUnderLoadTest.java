package dev.banyan.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import dev.banyan.rules.live.Content;
import dev.banyan.rules.live.FileRulesSource;
import dev.banyan.rules.live.Generation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole Banyan whose rules change while it serves. */
class ReloadUnderLoadTest {
    private static final Path BAD_RULES = Path.of("../routing-rules/src/test/resources/bad-rules");
    private static final int RELOADS = 1_000;
    private static final int ROUTES = 10_000;
    private static final long LIVE_WITHIN_MILLIS = 2_000;

    private final List<RawOrigin> origins = new ArrayList<>();
    /** What the generation of a revision must answer. */
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    @BeforeEach
    void startOrigins() throws IOException {
        for (String body : List.of("zero", "one", "two")) {
            origins.add(RawOrigin.answering(body));
        }
    }

    @AfterEach
    void stopOrigins() throws IOException {
        for (RawOrigin origin : origins) {
            origin.close();
        }
    }

    @Test
    void aThousandReloadsFailNoRequestAndMixNoGenerations() throws Exception {
        // What other tests of this process still hold is not ours to count.
        long others = instances(Generation.class);
        try (RunningBanyan banyan = RunningBanyan.on(version(0));
                RawClient admin = new RawClient(banyan.adminPort())) {
            know(banyan.rules(), 0);
            Path next = banyan.rules().resolveSibling("next");
            try (SteadyLoad load = load(banyan)) {
                for (int i = 1; i <= RELOADS; i++) {
                    Files.writeString(next, version(i));
                    String revision = know(next, i);
                    Files.move(next, banyan.rules(), StandardCopyOption.ATOMIC_MOVE);
                    assertThat(reload(admin).body()).contains(revision);
                }
                String last = banyan.banyan().revision();
                Eventually.holds(
                        "the last revision answers", () -> load.revisions().contains(last));
                System.out.printf(
                        "%d reloads under load: %d answers of %d generations, the longest in %d ms%n",
                        RELOADS, load.answers(), load.revisions().size(), load.longestMillis());
            }
            assertThat(instances(Generation.class)).as("generations in memory").isLessThan(others + 5);
        }
    }

    @Test
    void tenThousandRoutesGoLiveUnderLoad() throws Exception {
        try (Lateness machine = new Lateness();
                RunningBanyan banyan = RunningBanyan.on(version(0))) {
            know(banyan.rules(), 0);
            try (SteadyLoad load = load(banyan)) {
                long quickest = Long.MAX_VALUE;
                // A busy machine gets more rounds: one of them within the promised time is proof enough that it can.
                for (int round = 1; round <= 3 || (round <= 8 && quickest >= LIVE_WITHIN_MILLIS); round++) {
                    String text = many(round);
                    Path copy = Files.writeString(banyan.rules().resolveSibling("copy"), text);
                    String revision = know(copy, round);
                    load.longestMillis();
                    long start = System.nanoTime();
                    Files.writeString(banyan.rules(), text);
                    Eventually.holds(
                            "ten thousand routes answer", () -> load.revisions().contains(revision));
                    long millis = (System.nanoTime() - start) / 1_000_000;
                    quickest = Math.min(quickest, millis);
                    System.out.printf(
                            "%d routes live %d ms after the write; the longest answer took %d ms%n",
                            ROUTES, millis, load.longestMillis());
                    assertThat(banyan.get("/r9999/x").body()).isEqualTo(bodies.get(revision));
                }
                double lag = eventLoopLag(banyan);
                System.out.printf(
                        "the event loops were late by %.3f s at most, an idle thread by %.3f s%n",
                        lag, machine.worstSeconds());
                assertThat(quickest)
                        .as("milliseconds from the write to the answer")
                        .isLessThan(LIVE_WITHIN_MILLIS);
                assertThat(lag).as("seconds that an event loop was held up").isLessThan(machine.worstSeconds() + 0.5);
            }
        }
    }

    @Test
    void badFilesChangeNothingAndAreNamed() throws Exception {
        try (RunningBanyan banyan = RunningBanyan.on(version(0));
                RawClient admin = new RawClient(banyan.adminPort())) {
            know(banyan.rules(), 0);
            try (SteadyLoad load = load(banyan)) {
                List<Path> files = badFiles();
                for (Path file : files) {
                    Files.copy(file, banyan.rules(), StandardCopyOption.REPLACE_EXISTING);
                    RawMessage answer = reload(admin);
                    assertThat(answer.status())
                            .as("%s: %s", file, answer.body())
                            .isEqualTo(422);
                    assertThat(answer.body()).containsPattern("\"line\":[1-9]").containsPattern("\"column\":[1-9]");
                }
                assertThat(files).hasSizeGreaterThan(60);
                assertThat(state(admin)).contains("\"result\":\"rejected\"");

                Files.writeString(banyan.rules(), version(0));
                assertThat(reload(admin).status()).isEqualTo(200);
                assertThat(state(admin)).contains("\"result\":\"unchanged\"").contains("\"problems\":[]");
                assertThat(load.revisions()).containsExactly(banyan.banyan().revision());
            }
        }
    }

    @Test
    void anAnswerUnderWayIsNotCutByTheGenerationsThatFollow() throws Exception {
        CountDownLatch reloaded = new CountDownLatch(1);
        RawOrigin slow = new RawOrigin((request, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst");
            await(reloaded);
            connection.write("-last");
        });
        origins.add(slow);
        String before = "backends: {slow: {url: \"%s\"}}\nroutes: [{id: all, match: {prefix: /}, legacy: slow}]\n"
                .formatted(slow.url());
        try (RunningBanyan banyan = RunningBanyan.on(before);
                RawClient admin = new RawClient(banyan.adminPort());
                RawClient client = banyan.client()) {
            String old = banyan.banyan().revision();
            client.send("GET /slow HTTP/1.1\r\nHost: shop.test\r\n\r\n");
            Eventually.holds("the request arrives", () -> !slow.received().isEmpty());
            for (int i = 1; i <= 3; i++) {
                Files.writeString(banyan.rules(), version(i));
                assertThat(reload(admin).status()).isEqualTo(200);
            }
            reloaded.countDown();

            RawMessage answer = client.answer();
            assertThat(answer.body()).isEqualTo("first-last");
            assertThat(answer.header("x-banyan-revision")).isEqualTo(old);
            assertThat(client.get("/next").header("x-banyan-revision"))
                    .isEqualTo(banyan.banyan().revision())
                    .isNotEqualTo(old);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SteadyLoad load(RunningBanyan banyan) {
        return new SteadyLoad(banyan.port(), List.of("/named/1", "/moving/1"), answer -> {
            String expected = bodies.get(String.valueOf(answer.header("x-banyan-revision")));
            return answer.status() == 200 && answer.body().equals(expected) ? "" : answer + ", expected " + expected;
        });
    }

    /** One route changes its backend from version to version, the other one's backend changes its address. */
    private String version(int i) {
        return """
                # version %d
                version: 1
                backends:
                  zero: {url: "%s"}
                  one: {url: "%s"}
                  two: {url: "%s"}
                  moving: {url: "%s"}
                routes:
                  - {id: named, match: {prefix: /named}, legacy: %s}
                  - {id: moving, match: {prefix: /}, legacy: moving}
                """.formatted(
                        i,
                        origins.get(0).url(),
                        origins.get(1).url(),
                        origins.get(2).url(),
                        origins.get(i % 3).url(),
                        List.of("zero", "one", "two").get(i % 3));
    }

    private String many(int i) {
        StringBuilder text = new StringBuilder(version(i));
        for (int route = 0; route < ROUTES; route++) {
            text.append("  - {id: r%1$d, match: {path: \"/r%1$d/{id}\", methods: [GET, HEAD]}, legacy: moving}\n"
                    .formatted(route));
        }
        return text.toString();
    }

    /** Notes what the rules in that file, version {@code i}, must answer; their revision. */
    private String know(Path file, int i) {
        String revision = ((Content.Readable) new FileRulesSource(file).read()).revision();
        bodies.put(revision, List.of("zero", "one", "two").get(i % 3));
        return revision;
    }

    /** How many there are after a full collection. */
    private static long instances(Class<?> type) throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split(" +"))
                .filter(columns -> columns.length > 3 && columns[3].equals(type.getName()))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static RawMessage reload(RawClient admin) throws IOException {
        return admin.ask("POST /api/v1/reload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    }

    private static String state(RawClient admin) throws IOException {
        return admin.get("/api/v1/rules").body();
    }

    private static double eventLoopLag(RunningBanyan banyan) throws IOException {
        try (RawClient admin = new RawClient(banyan.adminPort())) {
            return admin.get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("banyan_event_loop_lag_seconds "))
                    .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                    .max()
                    .orElseThrow();
        }
    }

    private static List<Path> badFiles() throws IOException {
        try (Stream<Path> files = Files.list(BAD_RULES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
