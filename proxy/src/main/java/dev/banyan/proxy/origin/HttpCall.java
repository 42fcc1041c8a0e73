package dev.banyan.proxy.origin;

import dev.banyan.proxy.exchange.AnswerListener;
import dev.banyan.proxy.exchange.BackendCall;
import dev.banyan.proxy.exchange.BackendObserver;
import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a backend, whatever its origins speak: an origin is chosen, a stream to it is had, the request goes out
 * on it and the answer comes back. What was certainly not sent, or may be sent twice, is sent once more where a
 * connection was no good. Confined to its event loop.
 */
final class HttpCall implements BackendCall, OriginPool.Waiter, OriginListener {
    private final Origins origins;
    private final OutgoingRequest request;
    private final AnswerListener listener;
    private final BackendObserver observer;
    private final long started = System.nanoTime();

    private Origin origin;
    private int refusals;
    private boolean repeated;
    private boolean bodyBegun;
    private @Nullable OriginStream stream;
    private int status;
    private boolean over;

    HttpCall(
            Origins origins,
            Origin origin,
            OutgoingRequest request,
            AnswerListener listener,
            BackendObserver observer) {
        this.origins = origins;
        this.origin = origin;
        this.request = request;
        this.listener = listener;
        this.observer = observer;
    }

    @Override
    public void start() {
        pool().acquire(this, false);
    }

    @Override
    public boolean isWaiting() {
        return pool().isWaiting(this);
    }

    private OriginPool pool() {
        return request.upgrade() == null ? origin.pool() : origin.upgrades();
    }

    // ---- the stream

    @Override
    public void onStream(OriginStream stream) {
        if (over) {
            stream.release();
            return;
        }
        this.stream = stream;
        stream.sendHead(request, origin, this);
        if (request.bodyLength() == 0) {
            stream.end(Trailers.NONE);
        }
        if (this.stream == stream) {
            listener.onConnected();
        }
        if (this.stream == stream) {
            // Where the body came meanwhile the head has left with it, in one write.
            stream.flush();
        }
    }

    @Override
    public void onConnectFailed(Throwable cause) {
        if (over) {
            return;
        }
        refusals++;
        if (refusals < origins.count()) {
            // Certainly not sent: another origin of the same backend may have it, whatever its method.
            failed(Causes.ofConnect(cause));
            origin = origins.after(origin);
            listener.onAnotherAttempt();
            pool().acquire(this, false);
            return;
        }
        fail(Causes.ofConnect(cause));
    }

    @Override
    public void onPoolFull() {
        fail(FailureKind.OVERLOADED);
    }

    // ---- the request

    @Override
    public void send(ByteBuf chunk) {
        bodyBegun = true;
        if (stream == null) {
            chunk.release();
        } else {
            stream.send(chunk);
        }
    }

    @Override
    public void end(MultiMap trailers) {
        if (stream != null) {
            stream.end(trailers);
        }
    }

    @Override
    public boolean isFull() {
        return stream != null && stream.isFull();
    }

    @Override
    public void onWritable() {
        listener.onBackendReady();
    }

    // ---- the answer

    @Override
    public void onInterim(int status, MultiMap headers) {
        listener.onInterim(status, headers);
    }

    @Override
    public void onHead(int status, MultiMap headers, long length) {
        this.status = status;
        listener.onHead(status, headers, length);
    }

    @Override
    public void onHeadAlone() {
        listener.onHeadAlone();
    }

    @Override
    public void onBody(ByteBuf body) {
        listener.onBody(body);
    }

    @Override
    public void onEnd(MultiMap trailers) {
        over = true;
        stream = null;
        long now = System.nanoTime();
        observer.answered(status, now - started);
        origin.endpoint().answered(status, now);
        listener.onEnd(trailers);
    }

    @Override
    public void onBroken(FailureKind kind, Reach reach) {
        boolean again = mayRepeat(reach);
        stream = null;
        if (again) {
            repeated = true;
            listener.onAnotherAttempt();
            pool().acquire(this, true);
            return;
        }
        // What the origin did not look at may be sent again, by whoever has kept its body.
        boolean refused = reach == Reach.UNPROCESSED && kind == FailureKind.BACKEND_RESET;
        fail(refused ? FailureKind.BACKEND_REFUSED : kind);
    }

    /** Once, on a fresh connection: what was not processed, and what lost the age-old race of keep-alive. */
    private boolean mayRepeat(Reach reach) {
        if (repeated || stream == null || bodyBegun && !request.isReplayable()) {
            return false;
        }
        return reach == Reach.UNPROCESSED || reach == Reach.UNANSWERED && stream.isReused() && request.isReplayable();
    }

    // ---- the ends

    private void fail(FailureKind kind) {
        over = true;
        failed(kind);
        listener.onFailure(kind);
    }

    private void failed(FailureKind kind) {
        long now = System.nanoTime();
        observer.failed(kind, now - started);
        origin.endpoint().failed(kind, now);
    }

    @Override
    public void pause() {
        if (stream != null) {
            stream.pause();
        }
    }

    @Override
    public void resume() {
        if (stream != null) {
            stream.resume();
        }
    }

    @Override
    public void cancel(FailureKind why) {
        if (over) {
            return;
        }
        over = true;
        failed(why);
        if (stream == null) {
            pool().forget(this);
        } else {
            stream.cancel();
            stream = null;
        }
    }
}
