package dev.banyan.proxy.origin.http1;

import dev.banyan.proxy.exchange.ClientStream;
import dev.banyan.proxy.exchange.OutgoingRequest;
import dev.banyan.proxy.http1.ChunkWriter;
import dev.banyan.proxy.http1.HeadWriter;
import dev.banyan.proxy.origin.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests to a connection, one after the other; how a body is delimited is said anew, from what was parsed (RFC
 * 9112, section 6). The head waits for what follows it, so that both leave in one write.
 */
final class RequestWriter {
    private static final int USUAL_HEAD = 1024;
    private static final int SMALL = 1024;

    private final Channel channel;
    private final Http1xHeaders headers = Http1xHeaders.caseInsensitive();
    private final Runnable flushing = this::flushSoon;
    private @Nullable ByteBuf head;
    private boolean chunked;
    private boolean tunnel;
    private boolean unflushed;
    private boolean flushAwaited;

    RequestWriter(Channel channel) {
        this.channel = channel;
    }

    /** @return true where the request carries credentials that will hold for the connection */
    boolean head(OutgoingRequest request, Origin origin) {
        tunnel = false;
        headers.add(HttpHeaderNames.HOST, origin.hostHeader(request.publicAuthority()));
        request.writeHeaders(headers);
        frame(request);
        ByteBuf head = channel.alloc().ioBuffer(USUAL_HEAD);
        HeadWriter.writeRequest(request.method(), origin.target(request.target()), headers, head);
        this.head = head;
        boolean bound = ConnectionAuth.isCarried(headers);
        // An idle connection holds on to nothing of the request before.
        headers.clear();
        return bound;
    }

    private void frame(OutgoingRequest request) {
        long length = request.bodyLength();
        chunked = length == ClientStream.UNKNOWN_LENGTH;
        if (chunked) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else if (length > 0 || usuallyHasBody(request.method())) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        }
        String upgrade = request.upgrade();
        if (upgrade != null) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            headers.set(HttpHeaderNames.UPGRADE, upgrade);
        }
    }

    /** These say so where they have none (RFC 9110, section 8.6). */
    private static boolean usuallyHasBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    void send(ByteBuf body) {
        int size = body.readableBytes();
        if (size == 0) {
            body.release();
            return;
        }
        if (head == null && !chunked) {
            write(body);
        } else {
            put(body, size);
        }
        awaitFlush();
    }

    /** With what stands around it: a small one is copied, so that one buffer leaves in place of three. */
    private void put(ByteBuf body, int size) {
        boolean small = size <= SMALL;
        ByteBuf out = head == null ? channel.alloc().ioBuffer(ChunkWriter.OVERHEAD + (small ? size : 0)) : head;
        head = null;
        if (chunked) {
            ChunkWriter.begin(size, out);
        }
        if (small) {
            out.writeBytes(body);
            body.release();
        } else {
            write(out);
            write(body);
            out = chunked ? channel.alloc().ioBuffer(ChunkWriter.OVERHEAD) : Unpooled.EMPTY_BUFFER;
        }
        if (chunked) {
            ChunkWriter.end(out);
        }
        write(out);
    }

    void end(MultiMap trailers) {
        if (tunnel) {
            // What was sent before is to leave before the way is closed.
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) sent -> closeOutput());
            return;
        }
        if (chunked) {
            ByteBuf last = head == null ? channel.alloc().ioBuffer(ChunkWriter.OVERHEAD) : head;
            head = null;
            ChunkWriter.last(trailers, last);
            write(last);
        }
        flush();
    }

    private void closeOutput() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
    }

    /** From now on what is sent goes out as it is. */
    void beginTunnel() {
        chunked = false;
        tunnel = true;
    }

    void flush() {
        writeHead();
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** Parts that were read together leave together. */
    private void awaitFlush() {
        if (!flushAwaited) {
            flushAwaited = true;
            channel.eventLoop().execute(flushing);
        }
    }

    private void flushSoon() {
        flushAwaited = false;
        flush();
    }

    private void writeHead() {
        ByteBuf waiting = head;
        if (waiting != null) {
            head = null;
            write(waiting);
        }
    }

    private void write(ByteBuf bytes) {
        unflushed = true;
        channel.write(bytes, channel.voidPromise());
    }

    /** What has not left need not leave any more. */
    void cancel() {
        ByteBuf waiting = head;
        if (waiting != null) {
            head = null;
            waiting.release();
        }
    }
}
