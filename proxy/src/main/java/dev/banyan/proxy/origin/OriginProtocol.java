package dev.banyan.proxy.origin;

import io.netty.channel.Channel;

/** How a protocol takes hold of a fresh channel: one implementation for HTTP/1, one for HTTP/2. */
public interface OriginProtocol {

    /** How many streams a connection that is still being made will probably take: 1 for HTTP/1. */
    int expectedRoom();

    /**
     * Puts the protocol's handlers into the pipeline of a connected channel, TLS done where there is TLS.
     *
     * @param place whom the connection tells what becomes of it; a channel that closes is told as {@link
     *     OriginPool.Place#gone}
     */
    OriginConnection speak(Channel channel, OriginPool.Place place);
}
