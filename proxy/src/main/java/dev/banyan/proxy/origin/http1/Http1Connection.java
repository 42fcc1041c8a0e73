package dev.banyan.proxy.origin.http1;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.http1.HeadLimits;
import dev.banyan.proxy.origin.OriginConnection;
import dev.banyan.proxy.origin.OriginPool;
import dev.banyan.proxy.origin.OriginStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;

/**
 * One HTTP/1 connection to an origin. Confined to its event loop.
 *
 * <p>It sees to it that a request gets one answer, its own: what comes while nothing is asked, or behind an answer, such
 * as the body of one that has none, closes it. So that this is noticed before somebody else has it, a connection goes
 * back to its pool only when all that was read with the answer has been seen.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter implements OriginConnection {
    private enum State {
        IDLE,
        /** A request has it. */
        LEASED,
        /** Its answer is whole; what was read with it is not all seen yet. */
        RETURNING,
        GONE
    }

    private final Channel channel;
    private final OriginPool.Place place;
    private final Http1Stream stream;
    private State state = State.IDLE;
    private boolean reading;
    private boolean retired;

    Http1Connection(Channel channel, OriginPool.Place place, HeadLimits limits) {
        this.channel = channel;
        this.place = place;
        this.stream = new Http1Stream(channel, this, limits);
        // A write that fails does not end it: an answer may be there to be read that says why nothing more was wanted.
        channel.config().setOption(ChannelOption.AUTO_CLOSE, false);
    }

    // ---- the pool

    @Override
    public int room() {
        return state == State.IDLE && !retired && channel.isActive() ? 1 : 0;
    }

    @Override
    public int streams() {
        return state == State.LEASED || state == State.RETURNING ? 1 : 0;
    }

    @Override
    public OriginStream open() {
        state = State.LEASED;
        return stream;
    }

    @Override
    public void retire() {
        retired = true;
        if (state == State.IDLE) {
            close();
        }
    }

    // ---- the stream

    /** The answer is whole, and another may follow on this connection. */
    void giveBack() {
        state = State.RETURNING;
        if (!reading) {
            release();
        }
    }

    private void returned() {
        if (state == State.RETURNING) {
            release();
        }
    }

    /** Nothing is under way any more. */
    void release() {
        state = State.IDLE;
        place.streamOver();
        if (retired) {
            close();
        }
    }

    void close() {
        if (state == State.GONE) {
            return;
        }
        boolean busy = streams() > 0;
        state = State.GONE;
        if (busy) {
            place.streamOver();
        }
        place.gone();
        channel.close();
    }

    // ---- the channel

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (state == State.LEASED) {
                stream.read(bytes);
            }
            if (bytes.isReadable()) {
                close();
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        if (state == State.LEASED) {
            stream.onQuiet();
        } else if (state == State.RETURNING) {
            returnSoon();
        }
    }

    /** Whoever waits for it is to have it only when the origin's closing, which may lie behind the answer, was seen. */
    private void returnSoon() {
        if (place.isAwaited()) {
            channel.eventLoop().execute(this::returned);
        } else {
            release();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (state == State.LEASED && channel.isWritable()) {
            stream.onWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (state == State.LEASED) {
            stream.onEndOfInput();
        }
        close();
    }

    /** TLS says whether an end is meant; without its word the answer may be cut (RFC 9112, section 9.8). */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent end) {
            if (!end.isSuccess() && state == State.LEASED) {
                stream.broke(FailureKind.BACKEND_RESET);
            } else {
                channelInactive(context);
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (isOfWriting(cause)) {
            return;
        }
        if (state == State.LEASED) {
            stream.broke(FailureKind.BACKEND_RESET);
        }
        close();
    }

    /** Then what is left to be read tells more: an answer perhaps, or why the connection ended. */
    private static boolean isOfWriting(Throwable cause) {
        return cause instanceof ChannelOutputShutdownException
                || cause instanceof ClosedChannelException
                || cause instanceof NotYetConnectedException;
    }
}
