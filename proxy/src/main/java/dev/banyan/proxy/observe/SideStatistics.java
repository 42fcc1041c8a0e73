package dev.banyan.proxy.observe;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The last minute of one side of one route, in slots of five seconds that are swapped whole, so nothing is ever reset. */
final class SideStatistics {
    private static final int SLOTS = 12;
    private static final long SLOT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final class Slot {
        final long epoch;
        final AtomicInteger requests = new AtomicInteger();
        final AtomicInteger errors = new AtomicInteger();
        final LatencyHistogram latencies = new LatencyHistogram();

        Slot(long epoch) {
            this.epoch = epoch;
        }
    }

    private final AtomicReferenceArray<@Nullable Slot> slots = new AtomicReferenceArray<>(SLOTS);

    /** @param now nanoseconds of a monotonic clock */
    void record(long now, long durationNanos, boolean error, boolean whole) {
        Slot slot = slot(Math.floorDiv(now, SLOT_NANOS));
        slot.requests.getAndIncrement();
        if (error) {
            slot.errors.getAndIncrement();
        }
        if (whole) {
            slot.latencies.record(durationNanos);
        }
    }

    SideSummary summary(long now) {
        long epoch = Math.floorDiv(now, SLOT_NANOS);
        long requests = 0;
        long errors = 0;
        long[] counts = new long[LatencyHistogram.buckets()];
        for (int i = 0; i < SLOTS; i++) {
            Slot slot = slots.get(i);
            if (slot == null || slot.epoch <= epoch - SLOTS || slot.epoch > epoch) {
                continue;
            }
            requests += slot.requests.get();
            errors += slot.errors.get();
            slot.latencies.addTo(counts);
        }
        return new SideSummary(requests, errors, millis(counts, 0.5), millis(counts, 0.99));
    }

    private Slot slot(long epoch) {
        int index = (int) Math.floorMod(epoch, (long) SLOTS);
        Slot there = slots.get(index);
        if (there != null && there.epoch >= epoch) {
            return there;
        }
        Slot fresh = new Slot(epoch);
        Slot found = slots.compareAndExchange(index, there, fresh);
        // Another loop was faster: its slot is as fresh as ours.
        return found == there || found == null ? fresh : found;
    }

    private static double millis(long[] counts, double quantile) {
        return LatencyHistogram.quantile(counts, quantile) / 1e6;
    }
}
