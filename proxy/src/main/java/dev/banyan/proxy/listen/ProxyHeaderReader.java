package dev.banyan.proxy.listen;

import dev.banyan.proxy.listen.ProxyHeader.Malformed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Stands first in the pipeline until the PROXY header has come, or has not; what follows goes on to who stands next. */
final class ProxyHeaderReader extends ByteToMessageDecoder {
    private final Client client;
    private final boolean required;

    /** @param required false: bytes that are no header are the client's own */
    ProxyHeaderReader(Client client, boolean required) {
        this.client = client;
        this.required = required;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        try {
            ProxyHeader header = ProxyHeader.parse(in);
            if (header == ProxyHeader.INCOMPLETE) {
                return;
            }
            if (header == ProxyHeader.ABSENT && required) {
                throw new Malformed("none");
            }
            in.skipBytes(header.length());
            client.introduced(header.source());
            context.pipeline().remove(this);
        } catch (Malformed malformed) {
            in.skipBytes(in.readableBytes());
            client.reject("proxy-protocol");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
