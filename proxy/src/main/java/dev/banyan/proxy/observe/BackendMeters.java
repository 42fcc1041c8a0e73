package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.failure.FailureKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The meters of one backend. An attempt without a whole answer has the status {@code aborted}. */
final class BackendMeters implements BackendObserver {
    private static final FailureKind[] KINDS = FailureKind.values();

    private record Pool(IntSupplier active, IntSupplier idle, IntSupplier pending) {}

    private final String backend;
    private final MeterGroup group;
    private final Supplier<MeterGroup> groups;
    private final Consumer<String> idle;
    private final List<Pool> pools = new CopyOnWriteArrayList<>();
    private final Slots<Timer> requests = new Slots<>(StatusClass.COUNT, this::histogram);
    private final Slots<Counter> errors = new Slots<>(KINDS.length, this::counter);
    private volatile boolean gone;

    /** @param idle told the backend's name whenever its last pool is taken off */
    BackendMeters(String backend, Supplier<MeterGroup> groups, Consumer<String> idle) {
        this.backend = backend;
        this.groups = groups;
        this.group = groups.get();
        this.idle = idle;
        gauge("active", pool -> pool.active().getAsInt());
        gauge("idle", pool -> pool.idle().getAsInt());
        gauge("pending", pool -> pool.pending().getAsInt());
    }

    @Override
    public void answered(int status, long nanos) {
        requests.get(StatusClass.of(status)).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(FailureKind kind, long nanos) {
        requests.get(StatusClass.ABORTED).record(nanos, TimeUnit.NANOSECONDS);
        if (kind.origin() == FailureKind.Origin.BACKEND) {
            errors.get(kind.ordinal()).increment();
        }
    }

    @Override
    public Runnable pool(IntSupplier active, IntSupplier idle, IntSupplier pending) {
        Pool pool = new Pool(active, idle, pending);
        pools.add(pool);
        return () -> {
            if (pools.removeIf(there -> there == pool) && pools.isEmpty()) {
                this.idle.accept(backend);
            }
        };
    }

    @Override
    public Runnable endpoint(String authority, BooleanSupplier healthy) {
        MeterGroup own = groups.get();
        own.gauge(
                "banyan.backend.healthy",
                "Whether requests are sent to an address of a backend: 1 yes, 0 no.",
                tags().and("endpoint", authority),
                () -> healthy.getAsBoolean() ? 1 : 0);
        return own::close;
    }

    /** True while no pool is left: then nobody can be on the way to this backend. */
    boolean isIdle() {
        return pools.isEmpty();
    }

    boolean isGone() {
        return gone;
    }

    void gone(boolean gone) {
        this.gone = gone;
    }

    void close() {
        group.close();
    }

    private void gauge(String state, ToIntFunction<Pool> count) {
        group.gauge(
                "banyan.backend.connections",
                "Connections to a backend, and requests that wait for one (pending).",
                tags().and("state", state),
                () -> pools.stream().mapToInt(count).sum());
    }

    private Timer histogram(int status) {
        return group.histogram(
                "banyan.backend.requests",
                "Time of one attempt at a backend, to the end of its answer or its failure.",
                tags().and("status", StatusClass.word(status)));
    }

    private Counter counter(int kind) {
        return group.counter(
                "banyan.backend.errors",
                "Attempts that failed by the backend's fault.",
                tags().and("reason", KINDS[kind].code()));
    }

    private Tags tags() {
        return Tags.of("backend", backend);
    }
}
