package dev.banyan.proxy.origin;

import io.netty.channel.Channel;
import java.time.Duration;

/** What happens between the connecting of a channel and its first request: TLS, and the choice of the protocol. */
interface Handshake {

    /** See {@link OriginProtocol#expectedRoom}. */
    int expectedRoom();

    /** Calls back exactly once. */
    void begin(Channel channel, OriginPool.Dial dial);

    /**
     * No TLS, and a protocol that is known beforehand.
     *
     * @param timeout for what the protocol needs before its first request
     */
    static Handshake none(OriginProtocol protocol, Duration timeout) {
        return new Handshake() {
            @Override
            public int expectedRoom() {
                return protocol.expectedRoom();
            }

            @Override
            public void begin(Channel channel, OriginPool.Dial dial) {
                Connector.claim(channel);
                protocol.begin(channel, timeout, dial);
            }
        };
    }
}
