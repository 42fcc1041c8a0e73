package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.exchange.OutgoingRequest;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gets which connection, and when one is made, kept and let go of; whatever is spoken on it. */
class OriginPoolTest {
    private static final OriginPool.Bounds TWO = new OriginPool.Bounds(
            2, 1, Duration.ofMinutes(1).toNanos(), Duration.ofMinutes(5).toNanos());

    private final Deque<OriginPool.Dial> dials = new ArrayDeque<>();
    private final List<Line> lines = new ArrayList<>();

    /** A connection with that many streams that can be had at once. */
    private final class Line implements OriginConnection {
        private final int width;
        private int streams;
        private boolean retired;
        private OriginPool.@Nullable Place place;

        Line(int width) {
            this.width = width;
            lines.add(this);
        }

        OriginConnection at(OriginPool.Place place) {
            this.place = place;
            return this;
        }

        @Override
        public int room() {
            return retired ? 0 : width - streams;
        }

        @Override
        public int streams() {
            return streams;
        }

        @Override
        public OriginStream open() {
            assertThat(room()).isPositive();
            streams++;
            return new Stream(this);
        }

        @Override
        public void retire() {
            retired = true;
            if (streams == 0) {
                breaks();
            }
        }

        void ends() {
            streams--;
            place.streamOver();
            if (retired && streams == 0) {
                breaks();
            }
        }

        void breaks() {
            retired = true;
            while (streams > 0) {
                streams--;
                place.streamOver();
            }
            place.gone();
        }
    }

    private record Stream(Line line) implements OriginStream {
        @Override
        public boolean isReused() {
            return false;
        }

        @Override
        public void sendHead(OutgoingRequest request, Origin origin, OriginListener listener) {}

        @Override
        public void send(ByteBuf body) {}

        @Override
        public void end(MultiMap trailers) {}

        @Override
        public void flush() {}

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void cancel() {
            line.breaks();
        }

        @Override
        public void release() {
            line.ends();
        }
    }

    private static final class User implements OriginPool.Waiter {
        private @Nullable Line line;
        private @Nullable Throwable failed;
        private boolean full;

        @Override
        public void onStream(OriginStream stream) {
            line = ((Stream) stream).line();
        }

        @Override
        public void onConnectFailed(Throwable cause) {
            failed = cause;
        }

        @Override
        public void onPoolFull() {
            full = true;
        }
    }

    private OriginPool pool(int width, OriginPool.Bounds bounds) {
        return new OriginPool(
                new OriginPool.Dialer() {
                    @Override
                    public int expectedRoom() {
                        return width;
                    }

                    @Override
                    public void dial(OriginPool.Dial dial) {
                        dials.add(dial);
                    }
                },
                bounds);
    }

    private static User comesTo(OriginPool pool) {
        User user = new User();
        pool.acquire(user, false);
        return user;
    }

    private Line connects(int width) {
        Line line = new Line(width);
        dials.remove().connected(line::at);
        return line;
    }

    private static void assertCounts(OriginPool pool, int active, int idle, int pending) {
        assertThat(List.of(pool.active(), pool.idle(), pool.pending())).containsExactly(active, idle, pending);
    }

    @Test
    void theConnectionUsedLastIsUsedNext() {
        OriginPool pool = pool(1, TWO);
        comesTo(pool);
        comesTo(pool);
        Line first = connects(1);
        Line second = connects(1);
        assertCounts(pool, 2, 0, 0);
        second.ends();
        first.ends();
        assertCounts(pool, 0, 2, 0);

        assertThat(comesTo(pool).line).isSameAs(first);
        assertThat(comesTo(pool).line).isSameAs(second);
    }

    @Test
    void whoComesWhenAllAreInUseWaitsAndIsServedInTurn() {
        OriginPool pool = pool(1, TWO);
        comesTo(pool);
        comesTo(pool);
        Line first = connects(1);
        connects(1);
        User waits = comesTo(pool);
        User tooMany = comesTo(pool);

        assertThat(pool.isWaiting(waits)).isTrue();
        assertThat(tooMany.full).isTrue();
        assertCounts(pool, 2, 0, 1);
        first.ends();
        assertThat(waits.line).isSameAs(first);
        assertCounts(pool, 2, 0, 0);
    }

    @Test
    void whoHasGivenUpIsNotServed() {
        OriginPool pool = pool(1, TWO);
        comesTo(pool);
        comesTo(pool);
        Line first = connects(1);
        User waits = comesTo(pool);

        pool.forget(waits);
        first.ends();

        assertThat(waits.line).isNull();
        assertCounts(pool, 1, 1, 0);
    }

    @Test
    void aBrokenConnectionMakesPlaceForAnother() {
        OriginPool pool = pool(1, TWO);
        comesTo(pool);
        comesTo(pool);
        Line first = connects(1);
        Line second = connects(1);
        User waits = comesTo(pool);

        first.breaks();

        assertThat(waits.line).isNull();
        assertThat(dials).hasSize(1);
        Line third = connects(1);
        assertThat(waits.line).isSameAs(third);
        second.ends();
        third.ends();
        assertCounts(pool, 0, 2, 0);
    }

    @Test
    void aConnectionThatBreaksWhileIdleIsNeverHandedOut() {
        OriginPool pool = pool(1, TWO);
        comesTo(pool);
        Line first = connects(1);
        first.ends();
        first.breaks();

        assertCounts(pool, 0, 0, 0);
        assertThat(comesTo(pool).line).isNull();
        assertThat(dials).hasSize(1);
    }

    @Test
    void aConnectionThatCannotBeMadeIsToldToWhomItWasFor() {
        OriginPool pool = pool(1, TWO);
        User first = comesTo(pool);
        User second = comesTo(pool);
        User waits = comesTo(pool);
        dials.remove().failed(new ConnectException());

        assertThat(first.failed).isInstanceOf(ConnectException.class);
        assertThat(second.failed).isNull();
        // The one that waited has its place now.
        assertThat(pool.isWaiting(waits)).isFalse();
        assertThat(dials).hasSize(2);
        assertCounts(pool, 2, 0, 0);
        dials.remove().failed(new ConnectException());
        dials.remove().failed(new ConnectException());
        assertThat(waits.failed).isNotNull();
        assertCounts(pool, 0, 0, 0);
    }

    @Test
    void aFreshConnectionIsMadeThoughOneIsIdle() {
        OriginPool pool = pool(1, TWO);
        comesTo(pool);
        connects(1).ends();
        User user = new User();
        pool.acquire(user, true);

        assertThat(user.line).isNull();
        assertThat(connects(1)).isSameAs(user.line);
    }

    @Test
    void whoGaveUpWhileItsConnectionWasMadeLeavesItToTheNext() {
        OriginPool pool = pool(1, TWO);
        OriginPool.Waiter gone = new OriginPool.Waiter() {
            @Override
            public void onStream(OriginStream stream) {
                stream.release();
            }

            @Override
            public void onConnectFailed(Throwable cause) {}

            @Override
            public void onPoolFull() {}
        };
        pool.acquire(gone, false);
        Line line = connects(1);
        assertCounts(pool, 0, 1, 0);
        assertThat(comesTo(pool).line).isSameAs(line);
    }

    @Test
    void whatWasIdleForTooLongIsNotUsedAndIsSweptAway() {
        OriginPool pool =
                pool(1, new OriginPool.Bounds(2, 1, 0, Duration.ofMinutes(5).toNanos()));
        comesTo(pool);
        comesTo(pool);
        Line first = connects(1);
        Line second = connects(1);
        first.ends();
        second.ends();

        assertThat(comesTo(pool).line).isNull();
        assertThat(second.retired).isTrue();
        pool.sweep();
        assertThat(first.retired).isTrue();
        assertCounts(pool, 1, 0, 0);
    }

    @Test
    void anOldConnectionEndsWithItsRequest() {
        OriginPool pool =
                pool(1, new OriginPool.Bounds(2, 1, Duration.ofMinutes(1).toNanos(), 0));
        comesTo(pool);
        Line line = connects(1);
        assertThat(line.retired).isFalse();
        line.ends();
        assertThat(line.retired).isTrue();
        assertCounts(pool, 0, 0, 0);
    }

    @Test
    void aClosedPoolFinishesWhatIsUnderWay() {
        OriginPool pool = pool(1, TWO);
        comesTo(pool);
        comesTo(pool);
        Line busy = connects(1);
        Line idle = connects(1);
        idle.ends();
        pool.close();

        assertThat(idle.retired).isTrue();
        assertThat(busy.retired).isFalse();
        busy.ends();
        assertThat(busy.retired).isTrue();
        assertCounts(pool, 0, 0, 0);
    }

    @Test
    void manyStreamsShareAConnectionAlsoOneThatIsStillBeingMade() {
        OriginPool pool = pool(3, TWO);
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            users.add(comesTo(pool));
        }
        assertThat(dials).hasSize(2);
        assertThat(pool.load()).isEqualTo(4);
        Line first = connects(3);
        assertThat(users.subList(0, 3)).allMatch(user -> user.line == first);
        assertThat(users.get(3).line).isNull();
        Line second = connects(3);
        assertThat(users.get(3).line).isSameAs(second);
        assertThat(comesTo(pool).line).isSameAs(second);
        assertCounts(pool, 2, 0, 0);
        first.ends();
        assertThat(pool.load()).isEqualTo(4);
        assertCounts(pool, 2, 0, 0);
        first.ends();
        first.ends();
        assertCounts(pool, 1, 1, 0);
    }

    @Test
    void whereAConnectionTakesFewerStreamsThanWasHopedTheOthersGetTheirOwn() {
        OriginPool pool = pool(100, TWO);
        User first = comesTo(pool);
        User second = comesTo(pool);
        User third = comesTo(pool);
        assertThat(dials).hasSize(1);

        Line one = connects(1);

        assertThat(first.line).isSameAs(one);
        assertThat(dials).hasSize(1);
        Line two = connects(1);
        assertThat(second.line).isSameAs(two);
        assertThat(pool.isWaiting(third)).isTrue();
        one.ends();
        assertThat(third.line).isSameAs(one);
    }

    @Test
    void aConnectionOfManyStreamsThatGrewOldTakesNoMoreAndFinishesThose() {
        OriginPool pool =
                pool(3, new OriginPool.Bounds(2, 1, Duration.ofMinutes(1).toNanos(), 0));
        comesTo(pool);
        Line line = connects(3);
        User next = comesTo(pool);

        assertThat(next.line).isNull();
        assertThat(line.retired).isTrue();
        assertThat(line.streams).isEqualTo(1);
        line.ends();
        assertCounts(pool, 1, 0, 0);
    }
}
