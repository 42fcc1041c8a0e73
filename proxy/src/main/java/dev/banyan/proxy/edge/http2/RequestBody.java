package dev.banyan.proxy.edge.http2;

import static dev.banyan.proxy.exchange.ClientStream.UNKNOWN_LENGTH;

import dev.banyan.proxy.exchange.ClientListener;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way in. It is held back until it is asked for, no more of it than the stream's window, and
 * given back to that window only as it is taken. Confined to its event loop.
 */
final class RequestBody {
    private static final long SECOND = 1_000_000_000L;
    /** Before the rate of a body is looked at. */
    private static final long GRACE = 10 * SECOND;

    private final Outlet outlet;
    private final Http2Stream stream;
    private final ClientListener listener;
    private final long declared;
    private @Nullable ByteBuf held;
    private MultiMap trailers = Trailers.NONE;
    private long received;
    private boolean flowing;
    private boolean whole;
    private boolean told;
    private long heard = -1;
    private long quietSince;
    private long awaitedNanos;
    private long lookedAt;

    /** @param declared its length as the head told, or {@link dev.banyan.proxy.exchange.ClientStream#UNKNOWN_LENGTH} */
    RequestBody(Outlet outlet, Http2Stream stream, ClientListener listener, long declared) {
        this.outlet = outlet;
        this.stream = stream;
        this.listener = listener;
        this.declared = declared;
        // Nobody waits for a body that is none.
        this.told = declared == 0;
    }

    /** True where some of it came already. */
    boolean hasBegun() {
        return received > 0 || whole;
    }

    /**
     * One more part.
     *
     * @return bytes that are given back to the window at once, or -1 where the body is not what was declared
     */
    int take(ByteBuf data, boolean end) {
        int size = data.readableBytes();
        received += size;
        if (!isAsDeclared(end)) {
            return -1;
        }
        boolean passed = flowing && held == null;
        if (passed && size > 0) {
            listener.onClientBody(data.retain());
        } else if (size > 0) {
            hold(data);
        }
        if (end) {
            end(Trailers.NONE);
        }
        return passed ? size : 0;
    }

    private boolean isAsDeclared(boolean end) {
        return declared == UNKNOWN_LENGTH || received == declared || !end && received < declared;
    }

    /** A copy, so that many small parts hold no more memory than what is in them. */
    private void hold(ByteBuf data) {
        ByteBuf into = held;
        if (into == null) {
            into = outlet.buffer(Math.max(data.readableBytes(), 1024));
            held = into;
        }
        into.writeBytes(data);
    }

    /**
     * Nothing more comes.
     *
     * @return false where the body is not what was declared
     */
    boolean end(MultiMap behind) {
        if (!isAsDeclared(true)) {
            return false;
        }
        whole = true;
        trailers = behind;
        tellEnd();
        return true;
    }

    private void tellEnd() {
        if (whole && !told && flowing && held == null) {
            told = true;
            listener.onClientEnd(trailers);
        }
    }

    /** Lets it flow, what was held back first. */
    void flow() {
        flowing = true;
        while (flowing && held != null) {
            ByteBuf chunk = held;
            held = null;
            outlet.giveBack(stream, chunk.readableBytes());
            listener.onClientBody(chunk);
        }
        tellEnd();
    }

    void pause() {
        flowing = false;
    }

    /** Nobody wants it any more. */
    void discard() {
        told = true;
        flowing = false;
        if (held != null) {
            outlet.giveBack(stream, held.readableBytes());
            held.release();
            held = null;
        }
    }

    /** What the client is at fault for where it was waited for and sent nothing, or too little; null: nothing. */
    @Nullable
    FailureKind stall(long nowNanos, Patience patience) {
        long passed = nowNanos - lookedAt;
        lookedAt = nowNanos;
        if (!flowing || told || whole) {
            quietSince = nowNanos;
            return null;
        }
        // What passed before it was looked at for the first time is unknown, and less than this.
        awaitedNanos += Math.min(passed, SECOND);
        if (received != heard) {
            heard = received;
            quietSince = nowNanos;
        }
        if (nowNanos - quietSince > patience.bodyIdleNanos()) {
            return FailureKind.BODY_IDLE;
        }
        long least = Math.max(0, awaitedNanos - GRACE) / SECOND * patience.minBodyRate();
        return received < least ? FailureKind.BODY_TOO_SLOW : null;
    }
}
