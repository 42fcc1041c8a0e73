package dev.banyan.proxy.edge.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.http1.HeadLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How slow a client's body, or its tunnel, may be; the clock is a number. */
class BodyPaceTest {
    private static final Bounds BOUNDS = new Bounds(
            new HeadLimits(1, 1, 1), seconds(10), seconds(60), seconds(30), 500, seconds(30), seconds(60), 100);

    private final BodyPace pace = new BodyPace(BOUNDS);
    private long now = Long.MAX_VALUE - seconds(20); // wraps around on the way, as the real one may

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    /** Sweeps each half second for that long; the fault that showed, or null. */
    private FailureKind sweep(long request, double forSeconds, boolean awaited, long from, double bytesASecond) {
        FailureKind fault = null;
        for (int half = 0; half <= 2 * forSeconds && fault == null; half++) {
            fault = pace.ofBody(now, request, awaited, from + (long) (half * bytesASecond / 2));
            now += seconds(1) / 2;
        }
        return fault;
    }

    @Test
    void aBodyThatStaysAwayIsIdle() {
        assertThat(sweep(1, 9, true, 5, 0)).isNull();
        assertThat(sweep(1, 30, true, 10_000_000, 0)).isNull();
        assertThat(sweep(1, 2, true, 10_000_000, 0)).isEqualTo(FailureKind.BODY_IDLE);
    }

    @Test
    void aBodyThatComesTooSlowlyIsToldSoAfterTenSeconds() {
        assertThat(sweep(1, 9.5, true, 0, 100)).isNull();
        assertThat(sweep(1, 2, true, 950, 100)).isEqualTo(FailureKind.BODY_TOO_SLOW);
    }

    @Test
    void aBodyThatComesFastEnoughMayTakeForEver() {
        assertThat(sweep(1, 3600, true, 300, 501)).isNull();
    }

    @Test
    void timeInWhichTheClientMayNotSendDoesNotCount() {
        assertThat(sweep(1, 2, true, 0, 600)).isNull();
        assertThat(sweep(1, 3600, false, 1200, 0)).isNull();
        assertThat(sweep(1, 7, true, 1200, 600)).isNull();
    }

    @Test
    void eachRequestBeginsAnew() {
        assertThat(sweep(1, 9, true, 0, 100)).isNull();
        assertThat(sweep(2, 9, true, 0, 100)).isNull();
    }

    @Test
    void aTunnelThatIsSilentBothWaysIsIdle() {
        assertThat(pace.ofTunnel(now, 1, 10)).isNull();
        assertThat(pace.ofTunnel(now + seconds(60), 1, 11)).isNull();
        assertThat(pace.ofTunnel(now + seconds(120), 1, 11)).isNull();
        assertThat(pace.ofTunnel(now + seconds(121), 1, 11)).isEqualTo(FailureKind.TUNNEL_IDLE);
    }
}
