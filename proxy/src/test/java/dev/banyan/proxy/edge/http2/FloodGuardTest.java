package dev.banyan.proxy.edge.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloodGuardTest {
    private final AtomicLong now = new AtomicLong(1);
    private final FloodGuard guard = new FloodGuard(now::get);

    @ParameterizedTest
    @EnumSource
    void soManyAreAllowedAndNotOneMore(Flood flood) {
        for (long i = 0; i < flood.allowed(0, 0); i++) {
            assertThat(guard.isTooMany(flood)).isFalse();
        }
        assertThat(guard.isTooMany(flood)).isTrue();
    }

    @Test
    void halfAMinuteLaterAsManyMoreAreAllowed() {
        assertThat(repeated(Flood.PING, 300)).isFalse();
        now.addAndGet(TimeUnit.SECONDS.toNanos(30) + 1);

        assertThat(repeated(Flood.PING, 300)).isFalse();
        assertThat(guard.isTooMany(Flood.PING)).isTrue();
    }

    @Test
    void whoIsSentMuchMayAnswerMuch() {
        for (int i = 0; i < 1_000; i++) {
            guard.dataSent();
        }
        assertThat(repeated(Flood.WINDOW_UPDATE, 11_000)).isFalse();
        assertThat(guard.isTooMany(Flood.WINDOW_UPDATE)).isTrue();
    }

    @Test
    void resetsAreNotEarned() {
        for (int i = 0; i < 1_000; i++) {
            guard.dataSent();
            guard.streamBegan();
        }
        assertThat(repeated(Flood.RAPID_RESET, 200)).isFalse();
        assertThat(guard.isTooMany(Flood.RAPID_RESET)).isTrue();
    }

    private boolean repeated(Flood flood, int times) {
        boolean tooMany = false;
        for (int i = 0; i < times; i++) {
            tooMany |= guard.isTooMany(flood);
        }
        return tooMany;
    }
}
