package dev.banyan.proxy.boot;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How close the process is to the end of its memory: what is left of the heap after a collection, and the buffers outside
 * it. From 95 % on no new connection is taken, from 98 % on no new request. Looked at a few times a second, asked for
 * each request.
 */
final class MemoryPressure {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryPressure.class);
    private static final double NO_CONNECTIONS = 0.95;
    private static final double NO_REQUESTS = 0.98;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            // The youngest are full by design.
            .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
            .toList();
    private volatile double used;

    /** Looks again. */
    void look() {
        double before = used;
        double now = Math.max(heap(), buffers());
        used = now;
        if (before < NO_CONNECTIONS && now >= NO_CONNECTIONS) {
            LOG.error("memory: {} % in use, new connections are refused", Math.round(now * 100));
        } else if (before >= NO_CONNECTIONS && now < NO_CONNECTIONS) {
            LOG.warn("memory: {} % in use, connections are taken again", Math.round(now * 100));
        }
    }

    boolean refusesConnections() {
        return used >= NO_CONNECTIONS;
    }

    boolean refusesRequests() {
        return used >= NO_REQUESTS;
    }

    private double heap() {
        double most = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = pool.getCollectionUsage();
            if (usage != null && usage.getMax() > 0) {
                most = Math.max(most, (double) usage.getUsed() / usage.getMax());
            }
        }
        return most;
    }

    private static double buffers() {
        long most = PlatformDependent.maxDirectMemory();
        return most <= 0 ? 0 : (double) PlatformDependent.usedDirectMemory() / most;
    }
}
