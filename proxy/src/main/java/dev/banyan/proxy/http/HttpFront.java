package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.Exchange;
import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.exchange.Lane;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.proxy.settings.Settings;
import dev.banyan.rules.message.Host;
import dev.banyan.rules.message.Path;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Takes the requests of one event loop through the gate and begins their exchanges. Confined to its event loop. */
final class HttpFront {
    private final Lane lane;
    private final RequestGate gate;
    private final ClientAddress addresses;
    private final Linger linger;
    private final AtomicBoolean draining;

    HttpFront(Lane lane, Settings settings, Linger linger, AtomicBoolean draining) {
        this.lane = lane;
        this.gate = new RequestGate(settings.limits(), settings.strict());
        this.addresses = new ClientAddress(settings.trustedProxies());
        this.linger = linger;
        this.draining = draining;
    }

    void handle(HttpServerRequest request) {
        ClientConnection connection = ClientConnection.of(request.connection());
        if (connection == null || connection.isEnding()) {
            // One connection too many, or a request behind the last answer: it is being closed.
            return;
        }
        connection.requestBegan();
        Identity identity = Identity.of(request.headers(), connection.isTrusted(), lane);
        try {
            RequestGate.Passed passed = gate.check(request);
            Path path = gate.canonicalPath(passed.target());
            if (passed.target().asterisk()) {
                answerOptions(request, connection);
                return;
            }
            begin(request, connection, identity, passed, path);
        } catch (Refusal refusal) {
            refuse(request, connection, identity, refusal.kind(), refusal.detail());
        }
    }

    private void begin(
            HttpServerRequest request,
            ClientConnection connection,
            Identity identity,
            RequestGate.Passed passed,
            Path path) {
        String scheme = addresses.scheme(request, connection.isTrusted());
        String client = addresses.client(request, connection);
        ServerRequestHead head = new ServerRequestHead(
                request.method().name(),
                scheme,
                passed.host().name(),
                path,
                passed.target().query(),
                request.headers(),
                client);
        ServerStream stream =
                new ServerStream(request, connection, linger, head, passed, identity.requestId(), draining);
        if (asksToClose(request.headers())) {
            stream.closeAfterAnswer();
        }
        Provenance provenance = new Provenance(
                connection.peer(),
                connection.isTrusted(),
                client,
                scheme,
                passed.authority(),
                port(passed.host(), scheme),
                identity.requestId(),
                identity.traceparent());
        new Exchange(lane, stream, provenance).run();
    }

    /** The platform knows {@code close} alone, not in a list (RFC 9112, section 9.6). */
    private static boolean asksToClose(MultiMap headers) {
        String first = headers.get(HttpHeaderNames.CONNECTION);
        if (first == null || first.equalsIgnoreCase("keep-alive")) {
            return false;
        }
        return headers.getAll(HttpHeaderNames.CONNECTION).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .anyMatch(token -> token.strip().equalsIgnoreCase("close"));
    }

    private static int port(Host host, String scheme) {
        if (host.port() != Host.NO_PORT) {
            return host.port();
        }
        return scheme.equals("https") ? 443 : 80;
    }

    /** A head, or a part of one, took too long. */
    void handleSlow(ClientConnection connection) {
        FailureKind kind = FailureKind.REQUEST_TIMEOUT;
        lane.observer().rejected(kind.code());
        String requestId = Identity.made(lane).requestId();
        connection.closeWith(GateAnswer.bytes(kind, "the head of the request did not come in time", requestId));
    }

    /** What the platform's parser could not read: its head is not to be trusted with anything. */
    void handleInvalid(HttpServerRequest request) {
        ClientConnection connection = ClientConnection.of(request.connection());
        if (connection == null || connection.isEnding()) {
            return;
        }
        connection.requestBegan();
        FailureKind kind = kind(request.decoderResult().cause());
        refuse(request, connection, Identity.made(lane), kind, "the head of the request is malformed");
    }

    private static FailureKind kind(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return FailureKind.URI_TOO_LONG;
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return FailureKind.HEADERS_TOO_LARGE;
        }
        return cause instanceof VersionGuard.UnsupportedVersion ? FailureKind.HTTP_VERSION : FailureKind.BAD_REQUEST;
    }

    private void refuse(
            HttpServerRequest request,
            ClientConnection connection,
            Identity identity,
            FailureKind kind,
            String detail) {
        request.pause();
        request.response().exceptionHandler(gone -> connection.requestEnded());
        connection.requestEnded();
        connection.lastAnswer();
        Buffer problem = ProblemBody.of(kind, detail, identity.requestId());
        GateAnswer.send(request, kind, problem).onComplete(sent -> linger.close(request, request.isEnded()));
        lane.observer().rejected(kind.code());
        record(request, connection, identity, kind, problem.length());
    }

    private void record(
            HttpServerRequest request, ClientConnection connection, Identity identity, FailureKind kind, int bytesOut) {
        Facts facts = new Facts();
        facts.started = System.nanoTime();
        facts.ended = facts.started;
        facts.requestId = identity.requestId();
        facts.client = connection.peer();
        facts.method = request.method().name();
        facts.scheme = "http";
        facts.status = kind.status();
        facts.failure = kind;
        facts.bytesOut = bytesOut;
        facts.revision = lane.routing().revision();
        lane.observer().noRoute().decided(facts);
        lane.observer().noRoute().finished(facts);
        lane.observer().finished(facts);
    }

    /** {@code OPTIONS *} asks about the proxy itself (RFC 9110, section 9.3.7). */
    private static void answerOptions(HttpServerRequest request, ClientConnection connection) {
        connection.requestEnded();
        request.response()
                .putHeader("allow", "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS")
                .putHeader("content-length", "0")
                .end();
    }
}
