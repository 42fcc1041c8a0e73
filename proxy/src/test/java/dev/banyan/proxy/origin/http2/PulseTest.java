package dev.banyan.proxy.origin.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Pulse.Bounds SHORT =
            new Pulse.Bounds(TimeUnit.MILLISECONDS.toNanos(40), TimeUnit.MILLISECONDS.toNanos(40));

    private final EventLoop loop = new DefaultEventLoop();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    /** A connection that answers, or does not. */
    private final class Peer implements Pulse.Heart {
        private final boolean answers;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger died = new AtomicInteger();
        private final Pulse pulse = new Pulse(loop, SHORT, this);
        private volatile boolean awaited = true;

        Peer(boolean answers) {
            this.answers = answers;
        }

        Peer await() {
            loop.execute(pulse::awaited);
            return this;
        }

        @Override
        public boolean isAwaited() {
            return awaited;
        }

        @Override
        public void ask() {
            asked.incrementAndGet();
            if (answers) {
                pulse.heard();
            }
        }

        @Override
        public void dead() {
            died.incrementAndGet();
        }
    }

    @Test
    void whoDoesNotAnswerIsDeadOnce() throws Exception {
        Peer peer = new Peer(false).await();
        Eventually.holds("dead", () -> peer.died.get() == 1);
        assertThat(peer.asked).hasValue(1);
    }

    @Test
    void whoAnswersIsAskedAgainAndLives() throws Exception {
        Peer peer = new Peer(true).await();
        Eventually.holds("asked thrice", () -> peer.asked.get() == 3);
        assertThat(peer.died).hasValue(0);
    }

    @Test
    void whereNothingIsAwaitedNobodyIsAskedUntilSomethingIs() throws Exception {
        Peer peer = new Peer(true);
        peer.awaited = false;
        peer.await();
        Peer other = new Peer(false).await();
        Eventually.holds("the other is dead", () -> other.died.get() == 1);
        assertThat(peer.asked).hasValue(0);

        peer.awaited = true;
        peer.await();
        Eventually.holds("asked", () -> peer.asked.get() >= 1);
    }
}
