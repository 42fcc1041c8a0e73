package dev.banyan.proxy.observe;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How late event loops are with their timers: what a request waits for because something else holds its loop. */
final class EventLoopLag {
    private final List<LoopProbe> probes;

    private EventLoopLag(List<LoopProbe> probes) {
        this.probes = probes;
    }

    static EventLoopLag watch(Collection<? extends ScheduledExecutorService> loops) {
        return new EventLoopLag(loops.stream().map(EventLoopLag::probe).toList());
    }

    private static LoopProbe probe(ScheduledExecutorService loop) {
        LoopProbe probe = new LoopProbe(System::nanoTime);
        loop.scheduleWithFixedDelay(probe, LoopProbe.PERIOD_NANOS, LoopProbe.PERIOD_NANOS, TimeUnit.NANOSECONDS);
        return probe;
    }

    double worstSeconds() {
        return probes.stream().mapToLong(LoopProbe::worstNanos).max().orElse(0) / 1e9;
    }
}
