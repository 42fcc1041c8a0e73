package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;

/**
 * Reads requests, one after the other. Push it whatever came; it keeps what it needs of an unfinished head, within the
 * limits, and nothing else. It never reads beyond the end of a request, so that the next waits until it is asked for.
 */
public final class RequestDecoder {
    private enum At {
        HEAD,
        BODY,
        FAILED
    }

    /** Some clients send one behind a body that has none (RFC 9112, section 2.2). */
    private static final int EMPTY_LINES = 2;

    private final RequestSink sink;
    private final HeadReader head;
    private final BodyReader body;
    private final RequestLine line = new RequestLine();
    private At state = At.HEAD;

    public RequestDecoder(HeadLimits limits, RequestSink sink) {
        this.sink = sink;
        this.head = new HeadReader(limits, line, EMPTY_LINES);
        this.body = new BodyReader(limits);
        head.beginHead();
    }

    /**
     * Reads until the input, a head or a request is at its end, or something is malformed. What is not read stays in the
     * input: the caller decides when it wants the body, and when the next request.
     */
    public void decode(ByteBuf in) {
        try {
            if (state == At.HEAD && head.read(in)) {
                begin();
            } else if (state == At.BODY && body.read(in, sink)) {
                end();
                sink.onEnd(body.trailers());
            }
        } catch (Malformed malformed) {
            state = At.FAILED;
            sink.onMalformed(malformed.kind(), malformed.detail());
        }
    }

    /** True while nothing of the next request came. */
    public boolean isBetweenRequests() {
        return state == At.HEAD && head.isUntouched();
    }

    /** True once something was malformed: nothing is read any more. */
    public boolean hasFailed() {
        return state == At.FAILED;
    }

    private void begin() throws Malformed {
        long length = Framing.ofRequest(line.version(), head.headers());
        Request request = new Request(line.method(), line.target(), line.version(), head.headers(), length);
        if (length == 0) {
            end();
            sink.onHead(request);
            sink.onEnd(BodyReader.NO_TRAILERS);
            return;
        }
        state = At.BODY;
        if (length == BodySink.UNKNOWN_LENGTH) {
            body.beginChunked();
        } else {
            body.begin(length);
        }
        sink.onHead(request);
    }

    private void end() {
        state = At.HEAD;
        head.beginHead();
    }
}
