package dev.banyan.proxy.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicBoolean exhausted = new AtomicBoolean();
    private final RandomGenerator draws = RandomGenerator.of("L64X128MixRandom");
    private final Admission admission = new Admission(16 * MILLI, exhausted::get, draws::nextDouble, 0);
    private long now;

    @Test
    void aLoopThatKeepsUpLetsEverythingIn() {
        ticks(1_000, 18);
        assertThat(admission.share()).isEqualTo(1);
        assertThat(admission.admits()).isTrue();
    }

    @Test
    void aPauseOfTheCollectorIsNoOverload() {
        for (int i = 0; i < 20; i++) {
            ticks(10, 17);
            ticks(1, 800);
        }
        assertThat(admission.share()).isEqualTo(1);
    }

    @Test
    void whereEveryTickIsLateMoreAndMoreIsRefusedAndNeverAll() {
        ticks(8, 300);
        assertThat(admission.share()).isLessThan(1);
        ticks(200, 300);
        assertThat(admission.share()).isEqualTo(0.02);
    }

    @Test
    void afterwardsAllIsLetInAgainWithinTwoSeconds() {
        ticks(200, 300);
        ticks((int) (2_000 / 17), 17);
        assertThat(admission.share()).isEqualTo(1);
    }

    @Test
    void withoutMemoryNothingIsLetIn() {
        exhausted.set(true);
        assertThat(admission.admits()).isFalse();
        exhausted.set(false);
        assertThat(admission.admits()).isTrue();
    }

    private void ticks(int count, long everyMillis) {
        for (int i = 0; i < count; i++) {
            now += everyMillis * MILLI;
            admission.tick(now);
        }
    }
}
