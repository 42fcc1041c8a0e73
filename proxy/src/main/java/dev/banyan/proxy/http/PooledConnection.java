package dev.banyan.proxy.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an origin, with its age. Confined to its event loop.
 *
 * <p>It stands in the pipeline on both sides of the decoder and sees to it that a request gets one answer, its own:
 * interim answers (1xx) end here, and what comes behind the whole answer, such as the body of an answer that has none,
 * spoils the connection. So that this is noticed before somebody else has it, a connection goes back to its pool only
 * when all that was read with the answer has been seen.
 */
final class PooledConnection extends ChannelInboundHandlerAdapter {
    private final HttpClientConnection connection;
    private final Channel channel;
    private final OriginPool pool;
    private final long expires;
    private OriginPool.@Nullable Waiter user;
    private long idleSince;
    private boolean reused;
    private boolean reading;
    private boolean interim;
    private boolean answerWhole = true;
    private boolean returning;
    private boolean spoiled;
    private int tail;
    private boolean gone;

    PooledConnection(HttpClientConnection connection, OriginPool pool, long maxAgeNanos) {
        this.connection = connection;
        this.channel = ((ConnectionBase) ((UnpooledHttpClientConnection) connection).unwrap()).channel();
        this.pool = pool;
        long now = System.nanoTime();
        this.expires = now + maxAgeNanos - ThreadLocalRandom.current().nextLong(maxAgeNanos / 5 + 1);
        this.idleSince = now;
    }

    void watch() {
        channel.pipeline().addBefore("codec", "banyanBytes", new Bytes()).addBefore("handler", "banyanPool", this);
        connection.closeHandler(v -> {
            if (!gone) {
                gone = true;
                pool.gone(this);
            }
        });
    }

    /** Begins a request; fails where the connection was closed meanwhile. */
    Future<HttpClientRequest> request(String method, String target) {
        return connection.request(
                new RequestOptions().setMethod(HttpMethod.valueOf(method)).setURI(target));
    }

    /** True where it has served a request before: the origin may have closed it without our knowing yet. */
    boolean isReused() {
        return reused;
    }

    boolean isUsable(long now, long idleNanos) {
        return !gone && !spoiled && channel.isActive() && now < expires && now - idleSince < idleNanos;
    }

    /** Hands it to whom it serves next. */
    void lease(OriginPool.Waiter waiter) {
        user = waiter;
        answerWhole = false;
        waiter.onConnection(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        if (answerWhole) {
            spoiled = true;
            ReferenceCountUtil.release(message);
        } else if (isInterim(message)) {
            ReferenceCountUtil.release(message);
        } else {
            if (message instanceof LastHttpContent last) {
                answerWhole = true;
                // Where the end is no byte of a body it is a blank line: else more was read than the answer.
                spoiled |= !last.content().isReadable() && !isBlankLine(tail);
            }
            context.fireChannelRead(message);
        }
    }

    private static boolean isBlankLine(int tail) {
        return (tail & 0xffff) == 0x0a0a || tail == 0x0a0d0a;
    }

    /** Before the decoder, which may keep to itself what is no whole message. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            spoiled |= answerWhole;
            for (int i = Math.max(bytes.readerIndex(), bytes.writerIndex() - 3); i < bytes.writerIndex(); i++) {
                tail = (tail << 8 | bytes.getByte(i) & 0xff) & 0xffffff;
            }
            context.fireChannelRead(message);
        }
    }

    /** Nobody reads those of Banyan's requests (RFC 9110, section 15.2); 101 is none of them, it ends the exchange. */
    private boolean isInterim(Object message) {
        if (message instanceof HttpResponse answer) {
            interim = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL
                    && answer.status().code() != 101;
            return interim;
        }
        return interim;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        context.fireChannelReadComplete();
        if (returning) {
            returning = false;
            pool.release(this);
        } else if (user != null) {
            user.onQuiet();
        } else if (spoiled) {
            discard();
        }
    }

    /** It served its request and can serve another. */
    void release() {
        user = null;
        reused = true;
        answerWhole = true;
        idleSince = System.nanoTime();
        if (reading) {
            returning = true;
        } else {
            pool.release(this);
        }
    }

    /** It is not to be used again. */
    void discard() {
        user = null;
        if (!gone) {
            gone = true;
            pool.gone(this);
            connection.close();
        }
    }
}
