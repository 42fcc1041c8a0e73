package dev.banyan.legacy.format.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.legacy.tree.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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

/**
 * A document read and written again, beside plain Jackson. Run with {@code org.openjdk.jmh.Main JsonBenchmark -prof gc} on
 * the test class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonBenchmark {
    private static final String LINE = """
            {"sku":"A-%d","description":"Garden chair, oak, 2 pieces","quantity":%d,"price":%d.50,"taxRate":0.19,\
            "inStock":true,"note":null}""";

    @Param({"1", "10", "100"})
    private int kibibytes;

    private final ObjectMapper jackson = new ObjectMapper();
    private final JsonFormat format = new JsonFormat(Wanted.ALL);
    private byte[] body;
    private Tree tree;

    @Setup
    public void setUp() throws Unfit {
        body = order(kibibytes << 10);
        tree = format.read(body, null);
    }

    private static byte[] order(int size) {
        StringBuilder order = new StringBuilder("""
                {"orderId":4711,"placedAt":"2026-01-31T10:15:30+01:00","status":"active","customer":{"id":"c-815",\
                "name":"Jürgen Müller","email":"jm@shop.example","address":{"street":"Hauptstraße 1","zip":"10115",\
                "city":"Berlin","country":"DE"}},"total":1234.50,"currency":"EUR","lines":[""");
        for (int i = 0; order.length() < size - 80; i++) {
            order.append(i == 0 ? "" : ",").append(LINE.formatted(1000 + i, 1 + i % 9, 10 + i % 90));
        }
        return order.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public byte[] jackson() throws IOException {
        return jackson.writeValueAsBytes(jackson.readTree(body));
    }

    @Benchmark
    public byte[] banyan() throws Unfit {
        return format.write(format.read(body, "application/json")).body();
    }

    @Benchmark
    public Tree banyanRead() throws Unfit {
        return format.read(body, null);
    }

    @Benchmark
    public byte[] banyanWrite() throws Unfit {
        return format.write(tree).body();
    }
}
