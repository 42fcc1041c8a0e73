package dev.banyan.rules.message;

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

/** The canonical path from one that came; {@code copy} is the part of it that only makes a new text of bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PathBenchmark {
    @Param({"/shop/area7/item4711/list", "/shop/area7/./%69tem4711;v=1/list"})
    private String path;

    private byte[] bytes;

    @Setup
    public void setUp() {
        bytes = path.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public String copy() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Benchmark
    public Path canonical() throws MalformedPath {
        return PathCanonicalizer.DEFAULT.canonical(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
