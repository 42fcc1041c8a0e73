package dev.banyan.proxy.origin.http1;

import dev.banyan.proxy.http1.HeadLimits;
import dev.banyan.proxy.origin.OriginPool;
import dev.banyan.proxy.origin.OriginProtocol;
import io.netty.channel.Channel;
import java.time.Duration;

/** HTTP/1.1 to origins (RFC 9112), those included that answer with HTTP/1.0. */
public final class Http1 implements OriginProtocol {
    private static final HeadLimits LIMITS = new HeadLimits(8 * 1024, 64 * 1024, 500);

    @Override
    public int expectedRoom() {
        return 1;
    }

    @Override
    public void begin(Channel channel, Duration timeout, OriginPool.Dial dial) {
        dial.connected(place -> {
            Http1Connection connection = new Http1Connection(channel, place, LIMITS);
            channel.pipeline().addLast("http1", connection);
            return connection;
        });
    }
}
