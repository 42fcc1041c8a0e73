package dev.banyan.proxy.listen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stands before the protocol until the first bytes show which it is: HTTP/2 by prior knowledge begins with its preface
 * (RFC 9113, section 3.4), everything else is HTTP/1. The bytes go on to the protocol.
 */
final class PrefaceReader extends ByteToMessageDecoder {
    private static final ByteBuf PREFACE = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", StandardCharsets.US_ASCII));

    private final Client client;

    PrefaceReader(Client client) {
        this.client = client;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = Math.min(in.readableBytes(), PREFACE.readableBytes());
        if (!in.slice(in.readerIndex(), length).equals(PREFACE.slice(0, length))) {
            client.speakHttp1();
        } else if (length == PREFACE.readableBytes()) {
            client.speakHttp2();
        } else {
            return;
        }
        context.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
