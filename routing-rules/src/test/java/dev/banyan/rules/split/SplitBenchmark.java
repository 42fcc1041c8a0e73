package dev.banyan.rules.split;

import dev.banyan.rules.RouteOf;
import dev.banyan.rules.message.DescribedRequest;
import dev.banyan.rules.message.RequestHead;
import dev.banyan.rules.model.KeySource;
import dev.banyan.rules.model.Split.OnMissingKey;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the head to the side: key, bucket, force header, choice. Requests go round among 1024. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SplitBenchmark {
    private static final int REQUESTS = 1024;

    /** A key of 36 characters: in a header, where it is read as it stands, or in a cookie, which is cut out. */
    @Param({"header", "cookie"})
    private String key;

    private Splitter splitter;
    private RequestHead[] heads;
    private int next;

    /** One that is set up, to be called without JMH. */
    public static SplitBenchmark ofKey(String key) {
        SplitBenchmark benchmark = new SplitBenchmark();
        benchmark.key = key;
        benchmark.setUp();
        return benchmark;
    }

    @Setup
    public void setUp() {
        KeySource source = key.equals("header") ? new KeySource.Header("x-user-id") : KeySource.BANYAN_ID;
        splitter = Splitter.of(
                RouteOf.id("orders")
                        .sides("old", "new")
                        .split(1250, "shop-2026", OnMissingKey.ISSUE_COOKIE, source)
                        .force("x-banyan-side", "10.0.0.0/8")
                        .route(),
                Claims.NONE);
        heads = IntStream.range(0, REQUESTS)
                .mapToObj(i -> head(new UUID(i, ~i)))
                .toArray(RequestHead[]::new);
    }

    private RequestHead head(UUID user) {
        Map<String, String> headers = key.equals("header")
                ? Map.of("x-user-id", user.toString(), "accept", "*/*")
                : Map.of("cookie", "theme=dark; banyan_id=" + user, "accept", "*/*");
        return DescribedRequest.of("GET", "http://shop.example.com/orders/7", headers);
    }

    @Benchmark
    public Choice decide() {
        next = (next + 1) & (REQUESTS - 1);
        RequestHead head = heads[next];
        String value = splitter.key(head);
        int bucket = value == null ? Splitter.NO_BUCKET : splitter.bucket(value);
        return splitter.choose(head, bucket, splitter.forced(head), Steering.NONE, 0);
    }
}
