package dev.banyan.proxy.edge.http2;

import static dev.banyan.proxy.exchange.ClientStream.UNKNOWN_LENGTH;

import dev.banyan.proxy.edge.GrpcProblem;
import dev.banyan.proxy.edge.ProblemBody;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.http2.OutgoingFields;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The answer of one stream on its way out. Confined to its event loop. */
final class Answer {
    /** More than this is not taken in before the client's windows let it go. */
    private static final int FULL = 64 * 1024;

    private final Outlet outlet;
    private final Http2Stream stream;
    private final MultiMap headers = HttpHeaders.headers();
    private int status;
    private boolean headWaits;
    private boolean headSent;
    private long queued;
    private boolean moved = true;
    private long stillSince;

    Answer(Outlet outlet, Http2Stream stream) {
        this.outlet = outlet;
        this.stream = stream;
    }

    /** To be filled before the head is sent. */
    MultiMap headers() {
        return headers;
    }

    void interim(int interimStatus, MultiMap fields) {
        if (!headSent) {
            outlet.writeHeaders(stream, OutgoingFields.answer(interimStatus, fields), false);
        }
    }

    void head(int finalStatus, long length) {
        status = finalStatus;
        headWaits = true;
        if (length != UNKNOWN_LENGTH && finalStatus != 204) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
        }
    }

    void flushHead() {
        if (headWaits) {
            writeHead(false);
        }
    }

    private void writeHead(boolean end) {
        headWaits = false;
        headSent = true;
        outlet.writeHeaders(stream, OutgoingFields.answer(status, headers), end);
    }

    void send(ByteBuf chunk) {
        flushHead();
        write(chunk, false);
    }

    private void write(ByteBuf chunk, boolean end) {
        queued += chunk.readableBytes();
        outlet.writeData(stream, chunk, end);
    }

    void end(@Nullable ByteBuf last, MultiMap trailers) {
        boolean trailed = !trailers.isEmpty();
        if (last != null) {
            flushHead();
            write(last, !trailed);
        } else if (!trailed && headWaits) {
            writeHead(true);
        } else if (!trailed) {
            write(Unpooled.EMPTY_BUFFER, true);
        }
        if (trailed) {
            flushHead();
            outlet.writeHeaders(stream, OutgoingFields.trailers(trailers), true);
        }
    }

    /**
     * Answers with a problem, in the way that the client can read.
     *
     * @param malformed the stream is reset as RFC 9113, section 8.1.1 wants it, in place of a clean end
     * @return bytes of its body
     */
    int problem(ProblemBody problem, Asked asked, boolean malformed) {
        if (problem.kind().status() == 503) {
            headers.set(HttpHeaderNames.RETRY_AFTER, "1");
        }
        ByteBuf body = asked.grpc() ? grpc(problem) : json(problem, asked.bodyless());
        endOwn(body, malformed);
        return asked.grpc() || asked.bodyless() ? 0 : problem.length();
    }

    /** The same with what is no problem. @param contentType empty: none is said */
    int own(int ownStatus, String contentType, byte[] bytes, Asked asked, boolean malformed) {
        if (contentType.isEmpty()) {
            headers.remove(HttpHeaderNames.CONTENT_TYPE);
        } else {
            headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
        }
        head(ownStatus, bytes.length);
        endOwn(asked.bodyless() ? null : Unpooled.wrappedBuffer(bytes), malformed);
        return asked.bodyless() ? 0 : bytes.length;
    }

    private void endOwn(@Nullable ByteBuf body, boolean malformed) {
        if (malformed) {
            flushHead();
            write(body == null ? Unpooled.EMPTY_BUFFER : body, false);
            outlet.resetBehindData(stream, Http2Error.PROTOCOL_ERROR);
        } else {
            end(body, Trailers.NONE);
        }
    }

    private @Nullable ByteBuf grpc(ProblemBody problem) {
        GrpcProblem.write(problem, headers);
        head(200, UNKNOWN_LENGTH);
        return null;
    }

    private @Nullable ByteBuf json(ProblemBody problem, boolean bodyless) {
        headers.set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.CONTENT_TYPE);
        head(problem.kind().status(), problem.length());
        return bodyless ? null : problem.bytes();
    }

    boolean isFull() {
        return queued >= FULL || !outlet.isWritable(stream);
    }

    /** So much of it got past the client's windows. */
    void written(int bytes) {
        queued -= bytes;
        moved = true;
    }

    /** True where something waits for the client, and nothing of it moved for that long. */
    boolean isStalled(long nowNanos, long nanos) {
        if (moved || queued == 0) {
            moved = false;
            stillSince = nowNanos;
            return false;
        }
        return nowNanos - stillSince > nanos;
    }
}
