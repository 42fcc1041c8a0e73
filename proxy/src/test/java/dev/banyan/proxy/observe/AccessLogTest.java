package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.rules.model.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    private final Metrics metrics = new Metrics();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void everyRequestIsALineAndClosingWritesTheRest() throws IOException {
        Path file = directory.resolve("access.log");
        try (AccessLog log = open(file)) {
            for (int i = 0; i < 1000; i++) {
                log.log(facts("r" + i));
            }
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1000);
        assertThat(lines.get(999)).contains("\"requestId\":\"r999\"");
    }

    @Test
    void linesOfManyLoopsDoNotMix() throws IOException, InterruptedException {
        Path file = directory.resolve("access.log");
        try (AccessLog log = open(file)) {
            Thread[] loops = IntStream.range(0, 4)
                    .mapToObj(loop ->
                            new Thread(() -> IntStream.range(0, 1000).forEach(i -> log.log(facts(loop + "-" + i)))))
                    .toArray(Thread[]::new);
            for (Thread loop : loops) {
                loop.start();
            }
            for (Thread loop : loops) {
                loop.join();
            }
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4000).allMatch(line -> line.startsWith("{\"time\":") && line.endsWith("}"));
        assertThat(lines.stream().distinct()).hasSize(4000);
    }

    @Test
    void aFileThatIsRenamedIsMadeAnew() throws IOException {
        Path file = directory.resolve("access.log");
        try (AccessLog log = open(file)) {
            log.log(facts("before"));
            await(() -> Files.size(file) > 0);
            Files.move(file, directory.resolve("access.log.1"));
            await(() -> Files.exists(file));
            log.log(facts("after"));
        }
        assertThat(Files.readString(directory.resolve("access.log.1"))).contains("\"before\"");
        assertThat(Files.readString(file)).contains("\"after\"").doesNotContain("\"before\"");
    }

    @Test
    void whatTheWriterCannotKeepUpWithIsDroppedAndCounted() {
        BlockedStream out = new BlockedStream();
        AtomicInteger dropped = new AtomicInteger();
        AccessLog log = RingAccessLog.start(new JsonFormat(false), LogTarget.stream(out), dropped::addAndGet);
        for (int i = 0; i < 20_000; i++) {
            log.log(facts("r" + i));
        }
        assertThat(dropped.get()).isBetween(1, 20_000 - 8192);
        out.open.countDown();
        log.close();
        assertThat(out.lines + dropped.get()).isEqualTo(20_000);
    }

    /** Takes nothing until it is opened. */
    private static final class BlockedStream extends OutputStream {
        final CountDownLatch open = new CountDownLatch(1);
        volatile int lines;

        @Override
        public void write(int b) {
            lines += b == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            super.write(bytes, from, length);
        }
    }

    @Test
    void aFullRingGivesNoPlaceUntilOneIsReleased() {
        LineRing ring = new LineRing(4);
        for (int i = 0; i < 4; i++) {
            long place = ring.claim();
            ring.line(place).number(i);
            ring.publish(place);
        }
        assertThat(ring.claim()).isEqualTo(LineRing.FULL);
        assertThat(ring.peek()).isNotNull();
        ring.release();
        assertThat(ring.claim()).isNotEqualTo(LineRing.FULL);
    }

    @Test
    void aPlaceThatIsClaimedButNotPublishedIsNotRead() {
        LineRing ring = new LineRing(2);
        long first = ring.claim();
        long second = ring.claim();
        ring.line(second);
        ring.publish(second);
        assertThat(ring.peek()).isNull();
        ring.line(first);
        ring.publish(first);
        assertThat(ring.peek()).isNotNull();
    }

    @Test
    void droppedLinesAreAMetric() {
        metrics.logLinesDropped(3);
        assertThat(metrics.scrape(metrics.contentType(null))).contains("banyan_access_log_dropped_total 3.0");
    }

    @Test
    void offWritesNothing() throws IOException {
        Settings.AccessLog off = new Settings.AccessLog(Settings.AccessLog.Format.OFF, "-", List.of());
        assertThat(AccessLog.open(off, metrics)).isSameAs(AccessLog.OFF);
    }

    @Test
    void aPathThatCannotBeWrittenStopsTheStart() {
        assertThatThrownBy(() -> open(directory)).isInstanceOf(IOException.class);
    }

    private AccessLog open(Path file) throws IOException {
        return AccessLog.open(
                new Settings.AccessLog(Settings.AccessLog.Format.JSON, file.toString(), List.of()), metrics);
    }

    private static Facts facts(String id) {
        Facts facts = Samples.facts(Samples.route("orders"), Side.MODERN, 200, 1);
        facts.requestId = id;
        return facts;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
