package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;

/**
 * Reads answers. It reads one for each {@link #expect}, never more: what comes unasked stays in the input, for the caller
 * to see.
 */
public final class ResponseDecoder {
    private enum At {
        NOTHING_EXPECTED,
        HEAD,
        BODY,
        FAILED
    }

    private final ResponseSink sink;
    private final HeadReader head;
    private final BodyReader body;
    private final StatusLine line = new StatusLine();
    private boolean askedWithHead;
    private At state = At.NOTHING_EXPECTED;

    public ResponseDecoder(HeadLimits limits, ResponseSink sink) {
        this.sink = sink;
        this.head = new HeadReader(limits, line, 0);
        this.body = new BodyReader(limits);
    }

    /** An answer is awaited from now on, to a request with that method. */
    public void expect(String method) {
        askedWithHead = method.equals("HEAD");
        state = At.HEAD;
        head.beginHead();
    }

    /** True from {@link #expect} until the answer is whole. */
    public boolean isExpecting() {
        return state == At.HEAD || state == At.BODY;
    }

    /** True once something was malformed: nothing is read any more. */
    public boolean hasFailed() {
        return state == At.FAILED;
    }

    /**
     * Reads until the input or the answer is at its end, or something is malformed. What is not read, because it belongs
     * to no answer that was asked for, stays in the input.
     */
    public void decode(ByteBuf in) {
        try {
            while (state == At.HEAD && head.read(in)) {
                begin();
            }
            if (state == At.BODY && body.read(in, sink)) {
                end();
            }
        } catch (Malformed malformed) {
            state = At.FAILED;
            sink.onMalformed(malformed.detail());
        }
    }

    /**
     * The connection ended. Where that is the end of the answer, it is told.
     *
     * @return false where an answer was cut off by it
     */
    public boolean endOfInput() {
        if (!isExpecting()) {
            return true;
        }
        if (state == At.BODY && body.isEndless()) {
            end();
            return true;
        }
        return false;
    }

    private void begin() throws Malformed {
        int status = line.status();
        Version version = line.version();
        if (status < 200 && status != 101) {
            Response interim = new Response(version, status, head.headers(), 0, false);
            head.beginHead();
            sink.onInterim(interim);
            return;
        }
        long declared = Framing.declared(version, head.headers());
        boolean switches = status == 101;
        boolean bodyless = askedWithHead || status == 204 || status == 304;
        boolean endless = switches || declared == Framing.NOT_DECLARED && !bodyless;
        long length = switches || declared == Framing.NOT_DECLARED ? BodySink.UNKNOWN_LENGTH : declared;
        Response response = new Response(version, status, head.headers(), length, endless && !switches);
        if (!switches && (bodyless || length == 0)) {
            state = At.NOTHING_EXPECTED;
            sink.onHead(response);
            sink.onEnd(BodyReader.NO_TRAILERS);
            return;
        }
        state = At.BODY;
        beginBody(endless, length);
        sink.onHead(response);
    }

    private void beginBody(boolean endless, long length) {
        if (endless) {
            body.beginEndless();
        } else if (length == BodySink.UNKNOWN_LENGTH) {
            body.beginChunked();
        } else {
            body.begin(length);
        }
    }

    private void end() {
        state = At.NOTHING_EXPECTED;
        sink.onEnd(body.trailers());
    }
}
