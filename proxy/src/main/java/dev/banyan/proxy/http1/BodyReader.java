package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import io.vertx.core.http.impl.headers.Http1xHeaders;
import java.util.List;

/** Reads what stands behind a head and hands it on in slices of what came (RFC 9112, section 6). */
final class BodyReader {
    static final MultiMap NO_TRAILERS = Http1xHeaders.caseInsensitive().copy(false);

    /** Such as frame, route, authenticate or qualify a message: nothing that comes last may say so (RFC 9110, section 6.5.1). */
    private static final List<String> NEVER_TRAILERS = List.of(
            "authorization",
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "keep-alive",
            "max-forwards",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "www-authenticate",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto");

    private enum At {
        PLAIN,
        CHUNK_LINE,
        CHUNK,
        CHUNK_CR,
        CHUNK_LF,
        TRAILERS,
        ENDLESS
    }

    private final ChunkLine chunkLine = new ChunkLine();
    private final HeadReader trailerReader;
    private At state = At.PLAIN;
    private long left;
    private MultiMap trailers = NO_TRAILERS;

    BodyReader(HeadLimits limits) {
        trailerReader = new HeadReader(limits, (bytes, from, to) -> {}, 0);
    }

    /** @param length at least 1 */
    void begin(long length) {
        state = At.PLAIN;
        left = length;
        trailers = NO_TRAILERS;
    }

    void beginChunked() {
        state = At.CHUNK_LINE;
        trailers = NO_TRAILERS;
        chunkLine.beginBody();
    }

    void beginEndless() {
        state = At.ENDLESS;
        trailers = NO_TRAILERS;
    }

    boolean isEndless() {
        return state == At.ENDLESS;
    }

    MultiMap trailers() {
        return trailers;
    }

    /**
     * Reads as far as it can, and not a byte beyond the end.
     *
     * @return true where the body is whole
     */
    boolean read(ByteBuf in, BodySink sink) throws Malformed {
        while (in.isReadable()) {
            switch (state) {
                case PLAIN -> {
                    if (part(in, sink)) {
                        return true;
                    }
                }
                case CHUNK_LINE -> chunkLine(in);
                case CHUNK -> {
                    if (part(in, sink)) {
                        state = At.CHUNK_CR;
                    }
                }
                case CHUNK_CR -> end(in, Octets.CR, At.CHUNK_LF);
                case CHUNK_LF -> end(in, Octets.LF, At.CHUNK_LINE);
                case TRAILERS -> {
                    return trailers(in);
                }
                case ENDLESS -> sink.onBody(in.readRetainedSlice(in.readableBytes()));
            }
        }
        return false;
    }

    /** Hands on what is there of the body or chunk; true where nothing of it is left. */
    private boolean part(ByteBuf in, BodySink sink) {
        int count = (int) Math.min(left, in.readableBytes());
        left -= count;
        sink.onBody(in.readRetainedSlice(count));
        return left == 0;
    }

    private void chunkLine(ByteBuf in) throws Malformed {
        int size = chunkLine.read(in);
        if (size > 0) {
            left = size;
            state = At.CHUNK;
        } else if (size == 0) {
            trailerReader.beginTrailers();
            state = At.TRAILERS;
        }
    }

    private void end(ByteBuf in, byte expected, At next) throws Malformed {
        if (in.readByte() != expected) {
            throw new Malformed("a chunk does not end where its size says");
        }
        state = next;
    }

    private boolean trailers(ByteBuf in) throws Malformed {
        if (!trailerReader.read(in)) {
            return false;
        }
        Http1xHeaders read = trailerReader.headers();
        if (!read.isEmpty()) {
            NEVER_TRAILERS.forEach(read::remove);
            trailers = read;
        }
        return true;
    }
}
