package dev.banyan.proxy.http;

import dev.banyan.proxy.edge.Admitted;
import dev.banyan.proxy.edge.Front;
import dev.banyan.proxy.edge.IncomingHead;
import dev.banyan.proxy.edge.ProblemBody;
import dev.banyan.proxy.edge.Refusal;
import dev.banyan.proxy.edge.Version;
import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.exchange.Lane;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.settings.Settings;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the requests of one event loop through the gate and begins their exchanges. Confined to its event loop. */
final class HttpFront {
    private final Front front;
    private final Linger linger;
    private final AtomicBoolean draining;

    HttpFront(Lane lane, Settings settings, Linger linger, AtomicBoolean draining) {
        this.front = new Front(lane, settings, draining::get);
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
        IncomingHead head = null;
        try {
            head = head(request);
            Admitted admitted = front.admit(head, connection.asPeer());
            if (admitted.forBanyan()) {
                answerOptions(request, connection);
                return;
            }
            begin(request, connection, admitted);
        } catch (Refusal refusal) {
            refuse(request, connection, head, refusal.kind(), refusal.detail());
        }
    }

    private static IncomingHead head(HttpServerRequest request) throws Refusal {
        return new IncomingHead(
                request.version() == HttpVersion.HTTP_1_0 ? Version.HTTP_1_0 : Version.HTTP_1_1,
                request.method().name(),
                request.uri(),
                null,
                request.headers(),
                bodyLength(request.headers()));
    }

    /** Length of the body; anything but one plain {@code chunked} is a coding that Banyan does not know. */
    private static long bodyLength(MultiMap headers) throws Refusal {
        String coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new Refusal(FailureKind.NOT_IMPLEMENTED, "Transfer-Encoding other than chunked");
            }
            return ClientStream.UNKNOWN_LENGTH;
        }
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("Content-Length is no number");
        }
    }

    private void begin(HttpServerRequest request, ClientConnection connection, Admitted admitted) {
        ServerStream stream = new ServerStream(request, connection, linger, admitted, draining);
        if (asksToClose(request.headers())) {
            stream.closeAfterAnswer();
        }
        front.begin(stream, admitted);
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

    /** A head, or a part of one, took too long. */
    void handleSlow(ClientConnection connection) {
        FailureKind kind = FailureKind.REQUEST_TIMEOUT;
        ProblemBody problem =
                front.refused(kind, "the head of the request did not come in time", null, connection.asPeer());
        connection.closeWith(GateAnswer.bytes(kind, problem));
    }

    /** What the platform's parser could not read: its head is not to be trusted with anything. */
    void handleInvalid(HttpServerRequest request) {
        ClientConnection connection = ClientConnection.of(request.connection());
        if (connection == null || connection.isEnding()) {
            return;
        }
        connection.requestBegan();
        FailureKind kind = kind(request.decoderResult().cause());
        refuse(request, connection, null, kind, "the head of the request is malformed");
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
            @Nullable IncomingHead head,
            FailureKind kind,
            String detail) {
        request.pause();
        request.response().exceptionHandler(gone -> connection.requestEnded());
        connection.requestEnded();
        connection.lastAnswer();
        ProblemBody problem = front.refused(kind, detail, head, connection.asPeer());
        GateAnswer.send(request, kind, problem).onComplete(sent -> linger.close(request, request.isEnded()));
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
