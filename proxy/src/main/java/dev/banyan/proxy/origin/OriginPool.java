package dev.banyan.proxy.origin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one origin, whatever they speak. The last one used is the next one used, so that
 * those not needed grow old and go. Confined to its event loop: no lock, no queue between threads.
 */
public final class OriginPool {
    private final Dialer dialer;
    private final Bounds bounds;
    private final Deque<Place> free = new ArrayDeque<>();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private @Nullable Dial dialing;
    private int expectedRoom;
    private int streams;
    // Written by the event loop, read by whoever scrapes the metrics.
    private volatile int open;
    private volatile int idle;
    private volatile int pending;
    private boolean closed;

    /**
     * @param maxConnections of this loop
     * @param maxPending of this loop
     * @param maxAgeNanos from when a connection takes no new request; each gets up to a fifth less by chance, so that
     *     they do not all end at once
     */
    public record Bounds(int maxConnections, int maxPending, long idleNanos, long maxAgeNanos) {}

    /** Who waits for a stream. */
    public interface Waiter {

        /** May come too late, for one that has given up: {@link OriginStream#release} then. */
        void onStream(OriginStream stream);

        /** The connection could not be made. */
        void onConnectFailed(Throwable cause);

        /** More wait already than may. */
        void onPoolFull();
    }

    /** Makes connections. */
    interface Dialer {

        /** How many streams a connection of it will probably take. */
        int expectedRoom();

        /** Calls back exactly once, later or at once: {@link Dial#connected} or {@link Dial#failed}. */
        void dial(Dial dial);
    }

    OriginPool(Dialer dialer, Bounds bounds) {
        this.dialer = dialer;
        this.bounds = bounds;
        this.expectedRoom = dialer.expectedRoom();
    }

    /** Connections that are in use or being made. */
    int active() {
        return open - idle;
    }

    /** Connections on which nothing is under way. */
    int idle() {
        return idle;
    }

    /** Who waits for a stream because as many connections as may be are in use. */
    int pending() {
        return pending;
    }

    /** Requests under way or waiting: how busy the origin is. */
    int load() {
        return streams + pending;
    }

    /** @param fresh true: on no connection that was used before */
    void acquire(Waiter waiter, boolean fresh) {
        Place place = fresh ? null : usable();
        if (place != null) {
            lease(place, waiter);
        } else if (dialing != null && dialing.takes()) {
            dialing.add(waiter);
        } else if (open < bounds.maxConnections()) {
            dial(waiter);
        } else if (waiting.size() < bounds.maxPending()) {
            waiting.addLast(waiter);
            pending = waiting.size();
        } else {
            waiter.onPoolFull();
        }
    }

    /** True while it waits and no connection is being made for it. */
    boolean isWaiting(Waiter waiter) {
        return waiting.contains(waiter);
    }

    /** The waiter has given up. */
    void forget(Waiter waiter) {
        if (waiting.remove(waiter)) {
            pending = waiting.size();
        }
    }

    private @Nullable Place usable() {
        long now = System.nanoTime();
        while (true) {
            Place place = free.peekLast();
            if (place == null || !place.isWorn(now) && place.room() > 0) {
                return place;
            }
            place.unlist();
            if (place.isWorn(now)) {
                place.connection.retire();
            }
        }
    }

    private void lease(Place place, Waiter waiter) {
        place.used();
        OriginStream stream = place.connection.open();
        if (place.room() == 0) {
            place.unlist();
        }
        waiter.onStream(stream);
    }

    private void dial(Waiter waiter) {
        open = open + 1;
        Dial dial = new Dial();
        dial.add(waiter);
        dialing = dial;
        dialer.dial(dial);
    }

    private @Nullable Waiter nextWaiting() {
        if (waiting.isEmpty()) {
            return null;
        }
        Waiter next = waiting.pollFirst();
        pending = waiting.size();
        return next;
    }

    /** Closes what has been idle for too long. */
    void sweep() {
        long now = System.nanoTime();
        retire(free.stream().filter(place -> place.isWorn(now)).toList());
    }

    /** Closes what is idle now, and the rest as it falls idle. */
    void close() {
        closed = true;
        retire(List.copyOf(free));
    }

    private static void retire(List<Place> places) {
        places.forEach(Place::unlist);
        places.forEach(place -> place.connection.retire());
    }

    /** A connection that is being made, and who waits for it. */
    public final class Dial {
        private final List<Waiter> waiters = new ArrayList<>(1);

        private Dial() {}

        private boolean takes() {
            return waiters.size() < expectedRoom;
        }

        private void add(Waiter waiter) {
            waiters.add(waiter);
            streams++;
        }

        /** It is there: the connection that has this place. */
        public void connected(Function<Place, OriginConnection> connection) {
            over();
            Place place = new Place(connection);
            expectedRoom = Math.max(1, place.room());
            for (Waiter waiter : waiters) {
                if (place.room() > 0) {
                    lease(place, waiter);
                } else {
                    acquire(waiter, false);
                }
            }
            place.offer();
        }

        /** It could not be made. */
        public void failed(Throwable cause) {
            over();
            open = open - 1;
            waiters.forEach(waiter -> waiter.onConnectFailed(cause));
            serveNext();
        }

        private void over() {
            streams -= waiters.size();
            if (dialing == this) {
                dialing = null;
            }
        }
    }

    private void serveNext() {
        if (open < bounds.maxConnections()) {
            Waiter next = nextWaiting();
            if (next != null) {
                dial(next);
            }
        }
    }

    /** A connection's place in its pool: its age, and whom it tells what becomes of it. */
    public final class Place {
        private final OriginConnection connection;
        private final long expires;
        private long idleSince = System.nanoTime();
        private boolean isIdle = true;
        private boolean isListed;
        private boolean isGone;

        private Place(Function<Place, OriginConnection> connection) {
            long age = bounds.maxAgeNanos();
            this.expires = idleSince + age - ThreadLocalRandom.current().nextLong(age / 5 + 1);
            idle = idle + 1;
            this.connection = connection.apply(this);
        }

        /** A stream is over, be it whole, broken or unused; counted out of {@link OriginConnection#streams} already. */
        public void streamOver() {
            streams--;
            long now = System.nanoTime();
            if (!isGone && !isIdle && connection.streams() == 0) {
                isIdle = true;
                idle = idle + 1;
                idleSince = now;
            }
            roomGrew(now);
        }

        /** There is more room than there was. */
        public void roomGrew() {
            roomGrew(System.nanoTime());
        }

        private void roomGrew(long now) {
            if (isGone || isListed || room() == 0) {
                return;
            }
            if (closed || isWorn(now)) {
                connection.retire();
            } else {
                offer();
            }
        }

        /** True while somebody waits for a stream: the next one is taken at once. */
        public boolean isAwaited() {
            return pending > 0;
        }

        /** The connection is closed, or about to be, and each of its streams was told to be over. Once. */
        public void gone() {
            if (isGone) {
                return;
            }
            isGone = true;
            unlist();
            open = open - 1;
            if (isIdle) {
                idle = idle - 1;
            }
            serveNext();
        }

        /** To those who wait, and what then is left of its room to those who come. */
        private void offer() {
            while (room() > 0) {
                Waiter next = nextWaiting();
                if (next == null) {
                    list();
                    return;
                }
                lease(this, next);
            }
        }

        private int room() {
            return isGone ? 0 : connection.room();
        }

        /** Too old, or idle for too long. */
        private boolean isWorn(long now) {
            return now >= expires || isIdle && now - idleSince >= bounds.idleNanos();
        }

        private void used() {
            streams++;
            if (isIdle) {
                isIdle = false;
                idle = idle - 1;
            }
        }

        private void list() {
            if (!isListed) {
                isListed = true;
                free.addLast(this);
            }
        }

        private void unlist() {
            if (isListed) {
                isListed = false;
                free.removeLastOccurrence(this);
            }
        }
    }
}
