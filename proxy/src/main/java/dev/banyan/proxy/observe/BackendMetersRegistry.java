package dev.banyan.proxy.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The meters of every backend, by name, across generations; those of a backend that is gone stay until its pools are. */
final class BackendMetersRegistry {
    private final ConcurrentMap<String, BackendMeters> backends = new ConcurrentHashMap<>();
    private final Supplier<MeterGroup> groups;

    BackendMetersRegistry(Supplier<MeterGroup> groups) {
        this.groups = groups;
    }

    BackendMeters backend(String name) {
        return backends.compute(name, (ignored, there) -> {
            BackendMeters meters = there == null ? new BackendMeters(name, groups, this::dropIfGone) : there;
            meters.gone(false);
            return meters;
        });
    }

    /** Every other backend is gone. */
    void retain(Set<String> names) {
        backends.forEach((name, meters) -> {
            if (!names.contains(name)) {
                meters.gone(true);
                dropIfGone(name);
            }
        });
    }

    private void dropIfGone(String name) {
        backends.computeIfPresent(name, (ignored, meters) -> {
            if (!meters.isGone() || !meters.isIdle()) {
                return meters;
            }
            meters.close();
            return null;
        });
    }
}
