package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.origin.OriginPool;
import dev.banyan.proxy.origin.OriginProtocol;
import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/2 to origins (RFC 9113). The preface is sent, and the connection counts as made when the origin's SETTINGS are
 * there: then its limits are known before the first request, and what is no HTTP/2 is found out while nothing was sent
 * yet.
 */
public final class Http2 implements OriginProtocol {
    private final Pulse.Bounds pulse;

    public Http2() {
        this(Pulse.Bounds.USUAL);
    }

    Http2(Pulse.Bounds pulse) {
        this.pulse = pulse;
    }

    @Override
    public int expectedRoom() {
        return Connection.MAX_STREAMS;
    }

    @Override
    public void begin(Channel channel, Duration timeout, OriginPool.Dial dial) {
        ScheduledFuture<?> late =
                channel.eventLoop().schedule(() -> giveUp(channel, timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
        Connection.Opening opening = new Connection.Opening(
                connection -> {
                    late.cancel(false);
                    dial.connected(connection::at);
                },
                cause -> {
                    late.cancel(false);
                    dial.failed(cause);
                });
        try {
            new Connection(channel, pulse, opening);
        } catch (Http2Exception e) {
            throw new IllegalStateException("settings: refused (expected: good for any connection)", e);
        }
    }

    private static void giveUp(Channel channel, Duration timeout) {
        channel.pipeline().fireExceptionCaught(new ConnectTimeoutException("no SETTINGS within " + timeout));
    }
}
