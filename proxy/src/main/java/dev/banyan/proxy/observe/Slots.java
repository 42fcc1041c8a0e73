package dev.banyan.proxy.observe;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Things made at first use and then found by index: reading takes no lock and allocates nothing. */
final class Slots<T> {
    private final AtomicReferenceArray<@Nullable T> made;
    private final IntFunction<T> make;

    Slots(int size, IntFunction<T> make) {
        this.made = new AtomicReferenceArray<>(size);
        this.make = make;
    }

    T get(int index) {
        T there = made.getAcquire(index);
        return there != null ? there : make(index);
    }

    @Nullable
    T peek(int index) {
        return made.getAcquire(index);
    }

    int size() {
        return made.length();
    }

    private synchronized T make(int index) {
        T there = made.getAcquire(index);
        if (there != null) {
            return there;
        }
        T fresh = make.apply(index);
        made.setRelease(index, fresh);
        return fresh;
    }
}
