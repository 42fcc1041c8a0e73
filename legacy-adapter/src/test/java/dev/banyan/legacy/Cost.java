package dev.banyan.legacy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What a call costs the thread that makes it: its processor time, which does not count what else a busy machine does, and
 * the bytes that it allocates.
 */
public record Cost(Duration time, long bytes) {
    /** What no body, however it was made, may cost. */
    public static final Duration MOST_TIME = Duration.ofMillis(200);

    public static final long MOST_BYTES = 64L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The least of three calls, since the first ones also pay for loading and compiling. */
    public static Cost of(Callable<?> call) {
        Cost least = once(call);
        for (int i = 0; i < 2; i++) {
            Cost next = once(call);
            least = next.time.compareTo(least.time) < 0 ? next : least;
        }
        return least;
    }

    private static Cost once(Callable<?> call) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        try {
            call.call();
        } catch (Exception expected) {
            // What a call answers is another test's matter.
        }
        return new Cost(
                Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - nanos),
                THREADS.getCurrentThreadAllocatedBytes() - bytes);
    }
}
