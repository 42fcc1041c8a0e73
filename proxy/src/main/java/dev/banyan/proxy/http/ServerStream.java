package dev.banyan.proxy.http;

import dev.banyan.proxy.edge.Admitted;
import dev.banyan.proxy.edge.ProblemBody;
import dev.banyan.proxy.exchange.ClientListener;
import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.rules.message.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A client's request and answer on Vert.x. */
final class ServerStream implements ClientStream, Handler<Throwable> {
    private static final Buffer NOTHING = Buffer.buffer();

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final ClientConnection connection;
    private final Linger linger;
    private final RequestHead head;
    private final long bodyLength;
    private final boolean expectsContinue;
    private final String requestId;
    private final AtomicBoolean draining;
    private @Nullable ClientListener listener;
    private boolean bodyWhole;
    private boolean bodyAsked;
    private boolean closing;

    ServerStream(
            HttpServerRequest request,
            ClientConnection connection,
            Linger linger,
            Admitted admitted,
            AtomicBoolean draining) {
        this.request = request;
        this.response = request.response();
        this.connection = connection;
        this.linger = linger;
        this.head = admitted.head();
        this.bodyLength = admitted.bodyLength();
        this.expectsContinue = admitted.expectsContinue();
        this.requestId = admitted.requestId();
        this.draining = draining;
        if (bodyLength == 0) {
            bodyWhole = true;
        } else {
            request.pause();
        }
    }

    /** The connection ends with this answer. */
    void closeAfterAnswer() {
        closing = true;
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public MultiMap headers() {
        return request.headers();
    }

    @Override
    public long bodyLength() {
        return bodyLength;
    }

    @Override
    public void listener(ClientListener listener) {
        this.listener = listener;
        connection.exchangeBegan(listener);
        response.exceptionHandler(this);
    }

    /** The client closed, or the connection broke. */
    @Override
    public void handle(Throwable cause) {
        connection.requestEnded();
        listener().onClientGone();
    }

    @Override
    public void readBody() {
        bodyAsked = true;
        if (expectsContinue) {
            response.writeContinue();
        }
        ClientListener listener = listener();
        request.handler(chunk -> {
            // The next one is awaited from now on, unless the listener holds the body back.
            connection.awaitBody(listener);
            listener.onClientBody(((BufferInternal) chunk).getByteBuf());
        });
        request.endHandler(end -> {
            bodyWhole = true;
            connection.stopAwaitingBody();
            listener.onClientEnd(Trailers.NONE);
        });
        request.exceptionHandler(this);
        connection.awaitBody(listener);
        request.resume();
    }

    @Override
    public void pauseBody() {
        connection.stopAwaitingBody();
        request.pause();
    }

    @Override
    public void resumeBody() {
        if (bodyAsked && !bodyWhole) {
            connection.awaitBody(listener());
            request.resume();
        }
    }

    @Override
    public @Nullable String upgrade() {
        return null;
    }

    @Override
    public void sendInterim(int status, MultiMap headers) {
        // This server has no way to send one.
    }

    @Override
    public MultiMap answerHeaders() {
        return response.headers();
    }

    @Override
    public void sendHead(int status, long length) {
        response.setStatusCode(status);
        boolean delimited = length != UNKNOWN_LENGTH;
        if (delimited) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        } else if (request.version() == HttpVersion.HTTP_1_0) {
            // Nothing but the connection's end can tell an old client where the body ends.
            closing = true;
        } else if (!head.method().equals("HEAD") && status != 204 && status != 304) {
            response.setChunked(true);
        }
        if (isLast()) {
            sayClose();
        }
    }

    /** Asked when the head is made: a drain may have begun while the backend was asked. */
    private boolean isLast() {
        closing |= draining.get();
        return closing;
    }

    private void sayClose() {
        connection.lastAnswer();
        // As late as this: for an old client that asked to keep it open, the platform sets the opposite before.
        response.headersEndHandler(v -> response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE));
    }

    @Override
    public void flushHead() {
        response.write(NOTHING);
    }

    @Override
    public void send(ByteBuf chunk) {
        response.write(copied(chunk));
    }

    /** The platform never releases a buffer of the pool. */
    private static Buffer copied(ByteBuf bytes) {
        Buffer copy = Buffer.buffer(ByteBufUtil.getBytes(bytes));
        bytes.release();
        return copy;
    }

    @Override
    public boolean isFull() {
        if (!response.writeQueueFull()) {
            return false;
        }
        response.drainHandler(v -> listener().onClientReady());
        return true;
    }

    @Override
    public void end(@Nullable ByteBuf last, MultiMap trailers) {
        connection.requestEnded();
        Future<Void> written = last == null ? response.end() : response.end(copied(last));
        if (closing) {
            written.onComplete(done -> linger.close(request, bodyWhole));
        } else if (!bodyWhole) {
            written.onComplete(done -> linger.keep(request, connection, bodyWhole));
        }
    }

    @Override
    public int sendProblem(FailureKind kind, String detail) {
        response.setStatusCode(kind.status());
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.CONTENT_TYPE);
        if (!bodyWhole) {
            closing = true;
        }
        if (isLast()) {
            sayClose();
        }
        ProblemBody body = ProblemBody.of(kind, detail, requestId);
        end(body.bytes(), Trailers.NONE);
        return body.length();
    }

    @Override
    public void abort() {
        connection.close();
    }

    private ClientListener listener() {
        ClientListener listener = this.listener;
        if (listener == null) {
            throw new IllegalStateException("listener: none (expected: one before anything is read)");
        }
        return listener;
    }
}
