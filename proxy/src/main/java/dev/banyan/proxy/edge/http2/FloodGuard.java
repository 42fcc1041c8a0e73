package dev.banyan.proxy.edge.http2;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts what a client sends, half a minute at a time. Confined to its event loop. */
final class FloodGuard {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final LongSupplier nanoTime;
    private final int[] counts = new int[Flood.values().length];
    private long began;
    private int streams;
    private int data;

    /** @param nanoTime as {@link System#nanoTime} */
    FloodGuard(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    void streamBegan() {
        streams++;
    }

    void dataSent() {
        data++;
    }

    /** Counts one more; true where that is too many. */
    boolean isTooMany(Flood flood) {
        long now = nanoTime.getAsLong();
        if (now - began > WINDOW_NANOS) {
            began = now;
            streams = 0;
            data = 0;
            Arrays.fill(counts, 0);
        }
        return ++counts[flood.ordinal()] > flood.allowed(streams, data);
    }

    /** @throws Flooded where one more is too many */
    void count(Flood flood) throws Flooded {
        if (isTooMany(flood)) {
            throw new Flooded(flood);
        }
    }
}
