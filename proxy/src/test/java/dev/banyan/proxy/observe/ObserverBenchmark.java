package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.RouteObserver;
import dev.banyan.rules.model.Side;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What observing one request costs the event loop. Run with {@code org.openjdk.jmh.Main ObserverBenchmark -prof gc} on
 * the test class path.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ObserverBenchmark {
    private Metrics metrics;
    private RouteObserver route;
    private BackendObserver backend;
    private AccessLog log;
    private Facts facts;
    private final Line line = new Line();
    private final JsonFormat format = new JsonFormat(false);

    @Setup
    public void open() {
        metrics = new Metrics();
        ExchangeRecorder recorder = new ExchangeRecorder(metrics, new RouteStatisticsRegistry(), AccessLog.OFF);
        for (int i = 0; i < 1000; i++) {
            recorder.route(Samples.route("r" + i));
        }
        route = recorder.route(Samples.route("r500"));
        backend = recorder.backend("shop");
        log = RingAccessLog.start(format, LogTarget.stream(OutputStream.nullOutputStream()), lines -> {});
        facts = Samples.facts(Samples.route("r500"), Side.MODERN, 200, 12);
        facts.requestId = "0123456789abcdef0123456789abcdef";
        facts.traceId = "0af7651916cd43dd8448eb211c80319c";
        facts.client = "192.168.100.200";
        facts.method = "GET";
        facts.scheme = "http";
        facts.host = "shop.example.com";
        facts.path = "/orders/7/lines/12";
        facts.userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
        facts.backend = "shop";
        facts.revision = "0123456789ab";
    }

    @TearDown
    public void close() {
        log.close();
        metrics.close();
    }

    /** Everything that is counted for one request, statistics included. */
    @Benchmark
    public void metrics() {
        route.decided(facts);
        backend.answered(200, 11_000_000);
        route.finished(facts);
    }

    /** One line made, without handing it over. */
    @Benchmark
    public int accessLogLine() {
        line.clear();
        format.write(facts, 1_700_000_000_123L, line);
        return line.length();
    }

    /** One line made and handed over; the writer drops some, as no program logs a million lines a second. */
    @Benchmark
    public void accessLog() {
        log.log(facts);
    }
}
