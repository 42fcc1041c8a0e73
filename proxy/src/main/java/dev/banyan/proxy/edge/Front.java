package dev.banyan.proxy.edge;

import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.Lane;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.rules.message.Host;
import dev.banyan.rules.message.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes the requests of one event loop through the gate and begins their exchanges. Confined to its event loop. */
public final class Front {
    private final Lane lane;
    private final Settings settings;
    private final RequestGate gate;
    private final ClientAddress addresses;
    private final BooleanSupplier draining;

    /** @param draining true from when on every answer is to be its connection's last */
    public Front(Lane lane, Settings settings, BooleanSupplier draining) {
        this.lane = lane;
        this.settings = settings;
        this.gate = new RequestGate(settings.limits(), settings.strict());
        this.addresses = new ClientAddress(settings.trustedProxies());
        this.draining = draining;
    }

    public Lane lane() {
        return lane;
    }

    public Settings settings() {
        return settings;
    }

    /** True from when on every answer is to be its connection's last. */
    public boolean isDraining() {
        return draining.getAsBoolean();
    }

    /**
     * The strict look at a head, before anything is decided by it.
     *
     * @throws Refusal where the request ends at the gate; to be told to {@link #refused}
     */
    public Admitted admit(IncomingHead head, Peer peer) throws Refusal {
        RequestGate.Passed passed = gate.check(head);
        Path path = gate.canonicalPath(passed.target());
        String client = addresses.client(head.headers(), peer);
        if (addresses.isContradicted(head.headers(), peer, client)) {
            head.headers().remove("forwarded");
        }
        String scheme = addresses.scheme(head.headers(), peer);
        ServerRequestHead seen = new ServerRequestHead(
                head.method(),
                scheme,
                passed.host().name(),
                path,
                passed.target().query(),
                head.headers(),
                client);
        Identity identity = Identity.of(head.headers(), peer.trusted(), lane);
        String publicAuthority = addresses.authority(head.headers(), peer, passed.authority());
        Provenance provenance = new Provenance(
                peer.address(),
                peer.trusted(),
                client,
                scheme,
                passed.authority(),
                publicAuthority,
                port(publicAuthority, passed, scheme),
                identity.requestId(),
                identity.traceparent(),
                head.version().via());
        return new Admitted(
                seen,
                provenance,
                head.headers(),
                head.bodyLength(),
                passed.expectsContinue(),
                passed.upgrade(),
                passed.forBanyan());
    }

    private static int port(String publicAuthority, RequestGate.Passed passed, String scheme) {
        boolean asReceived = publicAuthority.equals(passed.authority());
        Host host = asReceived ? passed.host() : ClientAddress.host(publicAuthority);
        if (host != null && host.port() != Host.NO_PORT) {
            return host.port();
        }
        return scheme.equals("https") ? 443 : 80;
    }

    /** Begins the exchange; the stream may be answered before this returns. */
    public void begin(ClientStream stream, Admitted admitted) {
        new Exchange(lane, stream, admitted.provenance()).run();
    }

    /**
     * Counts and logs a request that ended at the gate.
     *
     * @param head what could be read of it; null: nothing that is to be trusted
     * @return what the client is to be answered
     */
    public ProblemBody refused(FailureKind kind, String detail, @Nullable IncomingHead head, Peer peer) {
        Identity identity = head == null ? Identity.made(lane) : Identity.of(head.headers(), peer.trusted(), lane);
        ProblemBody problem = ProblemBody.of(kind, detail, identity.requestId());
        lane.observer().rejected(kind.reason());
        Facts facts = new Facts();
        facts.started = System.nanoTime();
        facts.ended = facts.started;
        facts.requestId = identity.requestId();
        facts.client = peer.address();
        facts.method = head == null ? "" : head.method();
        facts.scheme = peer.scheme();
        facts.status = kind.status();
        facts.failure = kind;
        facts.bytesOut = problem.length();
        facts.revision = lane.routing().revision();
        lane.observer().noRoute().decided(facts);
        lane.observer().noRoute().finished(facts);
        lane.observer().finished(facts);
        return problem;
    }

    /** Counts a connection that ended for another reason than a request of its own. {@code reason} is a fixed word. */
    public void rejected(String reason) {
        lane.observer().rejected(reason);
    }
}
