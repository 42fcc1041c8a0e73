package dev.banyan.proxy.http;

import dev.banyan.proxy.exchange.AnswerListener;
import dev.banyan.proxy.exchange.BackendCall;
import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import org.jspecify.annotations.Nullable;

/** One attempt at an HTTP origin. Confined to its event loop. */
final class HttpCall implements BackendCall, OriginPool.Waiter {
    private final Origins origins;
    private final OutgoingRequest request;
    private final AnswerListener listener;
    private final BackendObserver observer;
    private final long started = System.nanoTime();

    private Origin origin;
    private int refusals;
    private @Nullable PooledConnection connection;
    private @Nullable HttpClientRequest sending;
    private @Nullable HttpClientResponse answer;
    private boolean headSent;
    private boolean requestEnded;
    private boolean headAlone;
    private boolean over;

    HttpCall(Origins origins, OutgoingRequest request, AnswerListener listener, BackendObserver observer) {
        this.origins = origins;
        this.origin = origins.next();
        this.request = request;
        this.listener = listener;
        this.observer = observer;
    }

    @Override
    public void start() {
        origin.pool().acquire(this, false);
    }

    @Override
    public boolean isWaiting() {
        return origin.pool().isWaiting(this);
    }

    // ---- the connection

    @Override
    public void onConnection(PooledConnection connection) {
        if (over) {
            connection.release();
            return;
        }
        this.connection = connection;
        connection
                .request(request.method(), origin.basePath() + request.target())
                .onComplete(this::onRequest);
    }

    @Override
    public void onConnectFailed(Throwable cause) {
        if (over) {
            return;
        }
        refusals++;
        if (refusals < origins.count()) {
            // Certainly not sent: another origin of the same backend may have it, whatever its method.
            observer.failed(Causes.ofConnect(cause), System.nanoTime() - started);
            origin = origins.after(origin);
            listener.onAnotherAttempt();
            origin.pool().acquire(this, false);
            return;
        }
        fail(Causes.ofConnect(cause));
    }

    @Override
    public void onPoolFull() {
        fail(FailureKind.OVERLOADED);
    }

    private void onRequest(AsyncResult<HttpClientRequest> made) {
        if (over) {
            return;
        }
        if (made.failed()) {
            // The connection was closed while it lay in the pool: nothing was sent.
            discardConnection();
            origin.pool().acquire(this, true);
            return;
        }
        send(made.result());
    }

    // ---- the request

    private void send(HttpClientRequest sending) {
        this.sending = sending;
        request.writeHeaders(sending.headers());
        sending.headers().set(HttpHeaderNames.HOST, origin.hostHeader(request.publicAuthority()));
        sending.exceptionHandler(this::onBroken);
        sending.response().onComplete(this::onResponse);
        RequestFraming.write(sending, request.bodyLength());
        if (request.bodyLength() == 0) {
            end(Trailers.NONE);
        }
        listener.onConnected();
        if (!headSent && !over) {
            // Else the head went with the first bytes of the body, in one write.
            headSent = true;
            sending.writeHead();
        }
    }

    @Override
    public void send(ByteBuf chunk) {
        if (sending != null && !over) {
            headSent = true;
            sending.write(BufferInternal.buffer(chunk));
        } else {
            chunk.release();
        }
    }

    @Override
    public void end(MultiMap trailers) {
        if (sending != null && !over) {
            headSent = true;
            requestEnded = true;
            sending.end();
        }
    }

    @Override
    public boolean isFull() {
        if (sending == null || over || !sending.writeQueueFull()) {
            return false;
        }
        sending.drainHandler(v -> listener.onBackendReady());
        return true;
    }

    // ---- the answer

    private void onResponse(AsyncResult<HttpClientResponse> came) {
        if (over) {
            return;
        }
        if (came.failed()) {
            onBroken(came.cause());
            return;
        }
        HttpClientResponse answer = came.result();
        FailureKind fault = AnswerCheck.fault(answer);
        if (fault != null) {
            discardConnection();
            fail(fault);
            return;
        }
        this.answer = answer;
        headAlone = true;
        answer.handler(this::onChunk);
        answer.exceptionHandler(this::onBroken);
        answer.endHandler(this::onAnswerEnd);
        listener.onHead(answer.statusCode(), answer.headers(), AnswerCheck.length(answer));
    }

    @Override
    public void onQuiet() {
        if (headAlone && !over) {
            headAlone = false;
            listener.onHeadAlone();
        }
    }

    private void onChunk(Buffer chunk) {
        headAlone = false;
        if (!over) {
            listener.onBody(((BufferInternal) chunk).getByteBuf());
        }
    }

    private void onAnswerEnd(Void end) {
        if (over || answer == null || connection == null) {
            return;
        }
        over = true;
        observer.answered(answer.statusCode(), System.nanoTime() - started);
        if (requestEnded && AnswerCheck.isReusable(answer)) {
            connection.release();
        } else {
            connection.discard();
        }
        listener.onEnd(Trailers.NONE);
    }

    private void onBroken(Throwable cause) {
        if (over) {
            return;
        }
        boolean stale = connection != null && connection.isReused() && answer == null;
        discardConnection();
        if (stale && request.isReplayable() && Causes.isClosed(cause)) {
            // The origin closed while we wrote: the age-old race of keep-alive. Once more, on a fresh connection.
            listener.onAnotherAttempt();
            origin.pool().acquire(this, true);
            return;
        }
        fail(Causes.ofExchange(cause));
    }

    // ---- the ends

    private void fail(FailureKind kind) {
        over = true;
        observer.failed(kind, System.nanoTime() - started);
        listener.onFailure(kind);
    }

    private void discardConnection() {
        PooledConnection gone = connection;
        connection = null;
        sending = null;
        headSent = false;
        if (gone != null) {
            gone.discard();
        }
    }

    @Override
    public void pause() {
        if (answer != null && !over) {
            answer.pause();
        }
    }

    @Override
    public void resume() {
        if (answer != null && !over) {
            answer.resume();
        }
    }

    @Override
    public void cancel(FailureKind why) {
        if (over) {
            return;
        }
        over = true;
        observer.failed(why, System.nanoTime() - started);
        origin.pool().forget(this);
        if (sending != null) {
            sending.reset();
        }
        discardConnection();
    }
}
