package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopProbeTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private long now;
    private final LoopProbe probe = new LoopProbe(() -> now);

    @Test
    void aLoopInTimeHasNoLag() {
        run(250);
        run(250);
        assertThat(probe.worstNanos()).isZero();
    }

    @Test
    void theWorstLagIsShownForAWhileAndThenForgotten() {
        run(250 + 40);
        run(250 + 10);
        assertThat(probe.worstNanos()).isEqualTo(40 * MILLI);
        for (int i = 0; i < 50; i++) {
            run(250);
        }
        assertThat(probe.worstNanos()).isEqualTo(40 * MILLI);
        for (int i = 0; i < 120; i++) {
            run(250);
        }
        assertThat(probe.worstNanos()).isZero();
    }

    @Test
    void aLoopThatHangsIsLateWhileItHangs() {
        run(250);
        now += 250 * MILLI + 3000 * MILLI;
        assertThat(probe.worstNanos()).isEqualTo(3000 * MILLI);
    }

    private void run(long millisLater) {
        now += millisLater * MILLI;
        probe.run();
    }
}
