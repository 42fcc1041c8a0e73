package dev.banyan.proxy.listen;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * How many connections there may be at a time, of all listeners together and of one client. An IPv6 client is its /64:
 * whoever has one address of it has them all. For any thread.
 */
public final class ConnectionCaps {
    private final int max;
    private final int maxPerClient;
    private final BooleanSupplier exhausted;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<Long, Integer> clients = new ConcurrentHashMap<>();

    /**
     * @param max of all clients together
     * @param maxPerClient of one client; from {@code max} on nothing is counted by client
     * @param exhausted true while there is memory for no further connection
     */
    public ConnectionCaps(int max, int maxPerClient, BooleanSupplier exhausted) {
        this.max = max;
        this.maxPerClient = maxPerClient;
        this.exhausted = exhausted;
    }

    /** Connections that there are. */
    public int connections() {
        return all.get();
    }

    /** One connection more, to be followed by {@link #leave()}; false: there are as many as may be. */
    boolean enter() {
        int now = all.get();
        while (now < max && !exhausted.getAsBoolean()) {
            if (all.compareAndSet(now, now + 1)) {
                return true;
            }
            now = all.get();
        }
        return false;
    }

    void leave() {
        all.decrementAndGet();
    }

    /** True where clients are counted one by one. */
    boolean countsClients() {
        return maxPerClient < max;
    }

    /** One connection more of that client, to be followed by {@link #leave(long)}; false: it has as many as it may. */
    boolean enter(long client) {
        boolean[] entered = {false};
        clients.compute(client, (key, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < maxPerClient;
            return entered[0] ? now + 1 : count;
        });
        return entered[0];
    }

    void leave(long client) {
        clients.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    }

    /** What a client is counted by. */
    static long client(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        // Where an IPv4 address would stand if it were mapped: no network begins with these bits.
        return address instanceof Inet4Address ? 0xffffL << 32 | octets.getInt() & 0xffffffffL : octets.getLong();
    }
}
