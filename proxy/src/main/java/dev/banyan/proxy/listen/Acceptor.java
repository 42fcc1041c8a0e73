package dev.banyan.proxy.listen;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what a listening socket accepts, and hands it to the event loops in turn: an even spread is the best one. */
final class Acceptor extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final int PAUSE_SECONDS = 1;
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private final List<Clients> lanes;
    private final ConnectionCaps caps;
    private final Consumer<String> rejected;
    private int turn;

    /** @param rejected hears why a connection was closed */
    Acceptor(List<Clients> lanes, ConnectionCaps caps, Consumer<String> rejected) {
        this.lanes = lanes;
        this.caps = caps;
        this.rejected = rejected;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel channel = (Channel) accepted;
        if (!caps.enter()) {
            rejected.accept("max-connections");
            channel.unsafe().closeForcibly();
            return;
        }
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config().setWriteBufferWaterMark(WATER_MARKS);
        Clients clients = lanes.get(turn);
        turn = turn + 1 == lanes.size() ? 0 : turn + 1;
        channel.pipeline().addLast(clients);
        clients.loop().register(channel).addListener((ChannelFuture registered) -> {
            if (!registered.isSuccess()) {
                caps.leave();
                channel.unsafe().closeForcibly();
            }
        });
    }

    /** Mostly too many open files, which takes a while to pass: accepting at once again would be a busy loop. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (context.channel().config().isAutoRead()) {
            LOG.warn("accepting connections fails, trying again in {} s: {}", PAUSE_SECONDS, cause.toString());
            context.channel().config().setAutoRead(false);
            context.executor()
                    .schedule(() -> context.channel().config().setAutoRead(true), PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
