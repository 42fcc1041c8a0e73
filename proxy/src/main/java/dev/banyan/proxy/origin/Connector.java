package dev.banyan.proxy.origin;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.resolver.NameResolver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections to one origin on one event loop. A name's addresses are asked for each time (the resolver keeps
 * them for as long as they live), begun with in turn, and gone through until one takes the connection. Confined to its
 * event loop.
 */
final class Connector implements OriginPool.Dialer {
    private final EventLoop loop;
    private final NameResolver names;
    private final Bootstrap bootstrap;
    private final Address address;
    private final @Nullable InetSocketAddress literal;
    private final Handshake handshake;
    private final Duration timeout;
    private int turn;

    /** @param timeout for all addresses of the origin together: each has its share of it */
    Connector(ContextInternal lane, Address address, Duration timeout, Handshake handshake) {
        VertxInternal vertx = lane.owner();
        this.loop = lane.nettyEventLoop();
        this.names = vertx.nameResolver();
        this.address = address;
        this.literal = address.literal();
        this.handshake = handshake;
        this.timeout = timeout;
        this.bootstrap = bootstrap(loop, vertx.transport().channelFactory(false));
    }

    private static Bootstrap bootstrap(EventLoop loop, ChannelFactory<? extends Channel> channels) {
        return new Bootstrap()
                .group(loop)
                .channelFactory(channels)
                .disableResolver()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .handler(Unclaimed.INSTANCE);
    }

    /** Hears what happens before a protocol has taken hold: whoever dialled is told of it anyway. */
    @ChannelHandler.Sharable
    private static final class Unclaimed extends ChannelInboundHandlerAdapter {
        static final Unclaimed INSTANCE = new Unclaimed();

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** To be called before a protocol puts its handlers there. */
    static void claim(Channel channel) {
        channel.pipeline().remove(Unclaimed.INSTANCE);
    }

    @Override
    public int expectedRoom() {
        return handshake.expectedRoom();
    }

    @Override
    public void dial(OriginPool.Dial dial) {
        if (literal != null) {
            new Round(dial, List.of(literal)).next();
            return;
        }
        names.resolveAll(loop, address.host()).addListener((Future<List<InetSocketAddress>> found) -> {
            if (found.isSuccess()) {
                new Round(dial, found.getNow()).next();
            } else {
                dial.failed(found.cause());
            }
        });
    }

    /** One go through the addresses, from the one whose turn it is. */
    private final class Round {
        private final OriginPool.Dial dial;
        private final List<InetSocketAddress> addresses;
        private final int first = turn++ & Integer.MAX_VALUE;
        private int tried;

        Round(OriginPool.Dial dial, List<InetSocketAddress> addresses) {
            this.dial = dial;
            this.addresses = addresses;
        }

        void next() {
            InetSocketAddress found = addresses.get((first + tried) % addresses.size());
            tried++;
            bootstrap
                    .clone()
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, shareMillis())
                    .connect(new InetSocketAddress(found.getAddress(), address.port()))
                    .addListener((ChannelFuture connected) -> onConnected(connected));
        }

        /** One that does not answer at all leaves time for the others. */
        private int shareMillis() {
            return (int) Math.max(1, timeout.toMillis() / addresses.size());
        }

        private void onConnected(ChannelFuture connected) {
            if (connected.isSuccess()) {
                handshake.begin(connected.channel(), dial);
            } else if (tried < addresses.size()) {
                next();
            } else {
                dial.failed(connected.cause());
            }
        }
    }
}
