package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.http1.ChunkWriter;
import dev.banyan.proxy.http1.HeadWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers of one connection. A head leaves with the first bytes of its body; parts that come in one turn of
 * the event loop leave in one write.
 */
final class AnswerWriter implements Runnable {
    /** Up to here bytes are copied next to what stands around them: one write in place of two or three. */
    private static final int SMALL = 1024;

    private static final int HEAD = 512;
    private static final ByteBuf CONTINUE =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes("HTTP/1.1 100 Continue\r\n\r\n".getBytes()));

    private final ChannelHandlerContext context;
    private int status;
    private @Nullable MultiMap head;
    private Framing framing = Framing.NONE;
    private long left;
    private boolean flushing;

    AnswerWriter(ChannelHandlerContext context) {
        this.context = context;
    }

    /**
     * Begins an answer.
     *
     * @param head is not changed any more, and says what the framing is
     * @param length of a body with {@link Framing#LENGTH}
     */
    void begin(int status, MultiMap head, Framing framing, long length) {
        this.status = status;
        this.head = head;
        this.framing = framing;
        this.left = length;
    }

    void goOn() {
        context.writeAndFlush(CONTINUE.duplicate(), context.voidPromise());
    }

    void interim(int status, MultiMap headers) {
        ByteBuf out = context.alloc().ioBuffer(HEAD);
        HeadWriter.writeResponse(status, headers, out);
        context.writeAndFlush(out, context.voidPromise());
    }

    void flushHead() {
        if (head != null) {
            put(null, null);
            flushSoon();
        }
    }

    void send(ByteBuf part) {
        put(part, null);
        flushSoon();
    }

    /**
     * Ends the answer.
     *
     * @return false where its declared length was not reached: what follows would be read as a part of it
     */
    boolean end(@Nullable ByteBuf last, MultiMap trailers) {
        put(last, trailers);
        context.flush();
        return framing != Framing.LENGTH || left == 0;
    }

    /** Succeeds when everything is on its way. */
    ChannelFuture written() {
        return context.writeAndFlush(Unpooled.EMPTY_BUFFER);
    }

    /** @param trailers null: the answer goes on */
    private void put(@Nullable ByteBuf part, @Nullable MultiMap trailers) {
        ByteBuf body = admitted(part);
        if (framing != Framing.CHUNKED && head == null) {
            if (body != null) {
                write(body);
            }
            return;
        }
        int size = body == null ? 0 : body.readableBytes();
        ByteBuf out = context.alloc().ioBuffer((head == null ? 64 : HEAD) + Math.min(size, SMALL));
        if (head != null) {
            HeadWriter.writeResponse(status, head, out);
            head = null;
        }
        if (body != null) {
            out = put(body, size, out);
        }
        if (trailers != null && framing == Framing.CHUNKED) {
            ChunkWriter.last(trailers, out);
        }
        write(out);
    }

    /** Writes the body, with its chunk's line and end; what is left to be written is in the buffer that is returned. */
    private ByteBuf put(ByteBuf body, int size, ByteBuf out) {
        boolean chunked = framing == Framing.CHUNKED;
        if (chunked) {
            ChunkWriter.begin(size, out);
        }
        ByteBuf rest = out;
        if (size <= SMALL) {
            out.writeBytes(body);
            body.release();
        } else {
            write(out);
            write(body);
            rest = chunked ? context.alloc().ioBuffer(16) : Unpooled.EMPTY_BUFFER;
        }
        if (chunked) {
            ChunkWriter.end(rest);
        }
        return rest;
    }

    /** What may be sent of that; null: nothing, and it was given back. */
    private @Nullable ByteBuf admitted(@Nullable ByteBuf part) {
        if (part == null) {
            return null;
        }
        int size = part.readableBytes();
        if (framing == Framing.LENGTH) {
            left -= size;
        }
        boolean tooMuch = framing == Framing.LENGTH && left < 0;
        if (size == 0 || framing == Framing.NONE || tooMuch) {
            part.release();
            return null;
        }
        return part;
    }

    private void write(ByteBuf bytes) {
        if (bytes.isReadable()) {
            context.write(bytes, context.voidPromise());
        } else {
            bytes.release();
        }
    }

    void flush() {
        context.flush();
    }

    private void flushSoon() {
        if (!flushing) {
            flushing = true;
            context.channel().eventLoop().execute(this);
        }
    }

    @Override
    public void run() {
        flushing = false;
        context.flush();
    }
}
