package dev.banyan.proxy.listen;

import dev.banyan.proxy.edge.ClientProtocol;
import dev.banyan.proxy.exchange.Lane;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop speaks to clients.
 *
 * @param http2 null: not spoken
 */
public record Speaker(
        Lane lane,
        EventLoop loop,
        ClientProtocol http1,
        @Nullable ClientProtocol http2) {}
