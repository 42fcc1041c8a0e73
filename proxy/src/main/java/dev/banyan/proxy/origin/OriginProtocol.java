package dev.banyan.proxy.origin;

import io.netty.channel.Channel;
import java.time.Duration;

/** How a protocol takes hold of a fresh channel: one implementation for HTTP/1, one for HTTP/2. */
public interface OriginProtocol {

    /** How many streams a connection that is still being made will probably take: 1 for HTTP/1. */
    int expectedRoom();

    /**
     * Puts the protocol's handlers into the pipeline of a connected channel, TLS done where there is TLS. Calls back
     * exactly once, when the first request may come; a channel that closes after that is told as {@link
     * OriginPool.Place#gone}.
     *
     * @param timeout for what the protocol needs before its first request
     */
    void begin(Channel channel, Duration timeout, OriginPool.Dial dial);
}
