package dev.banyan.proxy.origin;

import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.ExchangeObserver;
import dev.banyan.proxy.headers.OriginAddresses;
import dev.banyan.proxy.tls.ClientTls;
import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Backend.Protocol;
import dev.banyan.rules.model.Timeouts;
import io.vertx.core.internal.ContextInternal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The backends of all generations that are still alive: one that is equal in the next generation keeps its connections,
 * one that is gone closes them as they fall idle.
 */
public final class HttpBackends {
    private final List<ContextInternal> lanes;
    private final ExchangeObserver observer;
    private final Protocols protocols;
    private final Function<Backend, @Nullable ClientTls> tls;
    private final Map<Backend, Entry> entries = new HashMap<>();
    private volatile List<Entry> living = List.of();

    /** What is spoken to origins. */
    public record Protocols(OriginProtocol http1, OriginProtocol http2) {}

    /** The connections to one backend at this moment, all loops and origins together. */
    public record Connections(int active, int idle, int pending) {}

    /**
     * How one address of a backend is.
     *
     * @param authority host and port
     * @param healthy what active checks say; true without any
     * @param ejected whether it is left out for its failures
     */
    public record EndpointState(String authority, boolean healthy, boolean ejected) {}

    private record Entry(HttpBackend backend, Endpoints endpoints, List<Runnable> observed, List<HealthCheck> checks) {}

    /**
     * @param lanes the contexts of the event loops, by index
     * @param tls of a backend that has an origin on https
     */
    public HttpBackends(
            List<ContextInternal> lanes,
            ExchangeObserver observer,
            Protocols protocols,
            Function<Backend, @Nullable ClientTls> tls) {
        this.lanes = List.copyOf(lanes);
        this.observer = observer;
        this.protocols = protocols;
        this.tls = tls;
    }

    /** The backend made from these rules, the one that is there already where they are equal. */
    public synchronized dev.banyan.proxy.exchange.Backend backend(Backend rules) {
        Entry entry = entries.get(rules);
        if (entry == null) {
            entry = make(rules);
            entries.put(rules, entry);
            living = List.copyOf(entries.values());
        }
        return entry.backend();
    }

    /** Lets go of every backend but these; requests in flight are finished. */
    public synchronized void retain(Collection<Backend> rules) {
        List<Entry> gone = new ArrayList<>();
        entries.entrySet().removeIf(entry -> !rules.contains(entry.getKey()) && gone.add(entry.getValue()));
        living = List.copyOf(entries.values());
        gone.forEach(this::close);
    }

    /** Of the backend with that name; none where there is no such backend. */
    public Connections connections(String name) {
        List<OriginPool> pools = living.stream()
                .filter(entry -> entry.backend().name().equals(name))
                .flatMap(entry -> entry.backend().pools())
                .toList();
        return new Connections(
                pools.stream().mapToInt(OriginPool::active).sum(),
                pools.stream().mapToInt(OriginPool::idle).sum(),
                pools.stream().mapToInt(OriginPool::pending).sum());
    }

    /** The addresses of the backend with that name; none where there is no such backend. */
    public List<EndpointState> endpoints(String name) {
        long now = System.nanoTime();
        return living.stream()
                .filter(entry -> entry.backend().name().equals(name))
                .flatMap(entry -> entry.endpoints().all().stream())
                .map(each -> new EndpointState(each.authority(), each.isUp(), each.isEjected(now)))
                .toList();
    }

    /** Closes connections that were idle for too long; called regularly on that event loop. */
    public void sweep(int lane) {
        for (Entry entry : living) {
            entry.backend().pools(lane).forEach(OriginPool::sweep);
        }
    }

    private void close(Entry entry) {
        entry.observed().forEach(Runnable::run);
        entry.checks().forEach(HealthCheck::stop);
        for (int lane = 0; lane < lanes.size(); lane++) {
            List<OriginPool> pools = entry.backend().pools(lane).toList();
            lanes.get(lane).runOnContext(v -> pools.forEach(OriginPool::close));
        }
    }

    private Entry make(Backend rules) {
        BackendObserver told = observer.backend(rules.name());
        List<URI> urls = ((Backend.Origins) rules.target()).urls();
        Endpoints endpoints = new Endpoints(rules, urls);
        List<Origins> perLane =
                lanes.stream().map(lane -> origins(rules, lane, endpoints)).toList();
        HttpBackend backend = new HttpBackend(rules.name(), perLane, told);
        List<Runnable> observed = new ArrayList<>();
        backend.pools().forEach(pool -> observed.add(told.pool(pool::active, pool::idle, pool::pending)));
        endpoints
                .all()
                .forEach(endpoint ->
                        observed.add(told.endpoint(endpoint.authority(), () -> endpoint.isUsable(System.nanoTime()))));
        return new Entry(backend, endpoints, observed, checks(rules, endpoints));
    }

    /** Each address is checked on one of the loops, in turn. */
    private List<HealthCheck> checks(Backend rules, Endpoints endpoints) {
        Backend.Health health = rules.health();
        List<HealthCheck> checks = new ArrayList<>();
        for (int i = 0; health != null && i < endpoints.all().size(); i++) {
            ContextInternal lane = lanes.get(i % lanes.size());
            Origin origin = origin(i, rules, lane, endpoints);
            checks.add(new HealthCheck(health, origin, lane.nettyEventLoop()));
        }
        checks.forEach(HealthCheck::start);
        return checks;
    }

    private Origins origins(Backend rules, ContextInternal lane, Endpoints endpoints) {
        List<Origin> origins = IntStream.range(0, endpoints.all().size())
                .mapToObj(index -> origin(index, rules, lane, endpoints))
                .toList();
        return new Origins(origins, rules.balance(), endpoints.areWatched());
    }

    private Origin origin(int index, Backend rules, ContextInternal lane, Endpoints endpoints) {
        Backend.Origins target = (Backend.Origins) rules.target();
        URI url = target.urls().get(index);
        Protocol protocol = target.protocol();
        Address address = Address.of(url);
        boolean http1 = protocol == Protocol.HTTP1 || protocol == Protocol.AUTO && !address.tls();
        OriginPool pool = pool(address, http1, rules, lane);
        return new Origin(
                url.getScheme().toLowerCase(Locale.ROOT),
                url.getRawAuthority(),
                OriginAddresses.basePath(url),
                rules.hostHeader(),
                pool,
                http1 ? pool : pool(address, true, rules, lane),
                endpoints.all().get(index));
    }

    private OriginPool pool(Address address, boolean http1, Backend rules, ContextInternal lane) {
        Duration timeout =
                Objects.requireNonNull(rules.timeouts().or(Timeouts.BUILT_IN).connect());
        Connector connector = new Connector(lane, address, timeout, handshake(address, http1, rules, timeout));
        return new OriginPool(connector, bounds(rules.pool()));
    }

    private Handshake handshake(Address address, boolean http1, Backend rules, Duration timeout) {
        if (!address.tls()) {
            return Handshake.none(http1 ? protocols.http1() : protocols.http2(), timeout);
        }
        ClientTls client = tls.apply(rules);
        if (client == null) {
            throw new IllegalStateException("tls of " + rules.name() + ": none (expected: prepared before its use)");
        }
        return new TlsHandshake(client, address, timeout, protocols, http1);
    }

    /** A process-wide bound is shared out among the loops, rounded up. */
    private OriginPool.Bounds bounds(Backend.Pool pool) {
        return new OriginPool.Bounds(
                share(pool.maxConnections()),
                share(pool.maxPending()),
                pool.idle().toNanos(),
                pool.maxAge().toNanos());
    }

    private int share(int whole) {
        return (whole + lanes.size() - 1) / lanes.size();
    }
}
