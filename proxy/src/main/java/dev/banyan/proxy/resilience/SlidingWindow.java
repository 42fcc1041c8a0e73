package dev.banyan.proxy.resilience;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts over the time just passed, in ten slots that are thrown away one after the other. Any thread may count; what
 * two threads count at the border of two slots may fall into either.
 */
final class SlidingWindow {
    private static final int SLOTS = 10;

    private final long slotNanos;
    private final AtomicReferenceArray<Slot> slots = new AtomicReferenceArray<>(SLOTS);

    SlidingWindow(long windowNanos) {
        this.slotNanos = Math.max(1, windowNanos / SLOTS);
    }

    /** What was counted in one slot. */
    static final class Slot {
        private final long tick;
        final LongAdder calls = new LongAdder();
        final LongAdder failures = new LongAdder();
        final LongAdder slow = new LongAdder();

        Slot(long tick) {
            this.tick = tick;
        }
    }

    /** What was counted in all of the window. */
    record Sums(long calls, long failures, long slow) {}

    /** The slot of this moment. */
    Slot slot(long nowNanos) {
        long tick = Math.floorDiv(nowNanos, slotNanos);
        int index = (int) Math.floorMod(tick, (long) SLOTS);
        Slot slot = slots.get(index);
        if (slot != null && slot.tick == tick) {
            return slot;
        }
        Slot fresh = new Slot(tick);
        slots.compareAndSet(index, slot, fresh);
        Slot now = slots.get(index);
        return now == null ? fresh : now;
    }

    Sums sums(long nowNanos) {
        long oldest = Math.floorDiv(nowNanos, slotNanos) - SLOTS + 1;
        long calls = 0;
        long failures = 0;
        long slow = 0;
        for (int i = 0; i < SLOTS; i++) {
            Slot slot = slots.get(i);
            if (slot != null && slot.tick >= oldest) {
                calls += slot.calls.sum();
                failures += slot.failures.sum();
                slow += slot.slow.sum();
            }
        }
        return new Sums(calls, failures, slow);
    }
}
