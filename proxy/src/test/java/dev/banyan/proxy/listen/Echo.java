package dev.banyan.proxy.listen;

import dev.banyan.proxy.edge.ClientConnection;
import dev.banyan.proxy.edge.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/** The simplest of protocols: says who it takes the client for, then sends back what comes. {@code !} is a long request. */
final class Echo extends ChannelInboundHandlerAdapter implements ClientConnection {
    private final String greeting;
    private ChannelHandlerContext context;
    private boolean busy;
    private boolean greeted;
    private boolean ending;

    Echo(String protocol, Peer peer) {
        this.greeting = protocol + " " + peer.address() + " " + (peer.trusted() ? "trusted" : "untrusted") + " "
                + peer.scheme() + "\n";
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object bytes) {
        ByteBuf in = (ByteBuf) bytes;
        String text = in.toString(StandardCharsets.ISO_8859_1);
        in.release();
        busy = text.contains("!");
        send((greeted ? "" : greeting) + text);
        greeted = true;
        if (ending && !busy) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void send(String text) {
        context.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void sweep(long nowNanos) {}

    @Override
    public boolean isBusy() {
        return busy;
    }

    @Override
    public void drain() {
        ending = true;
        if (!busy) {
            close();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
