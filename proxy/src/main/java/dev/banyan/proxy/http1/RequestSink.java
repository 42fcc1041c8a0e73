package dev.banyan.proxy.http1;

import dev.banyan.proxy.failure.FailureKind;

/** Is told what a {@link RequestDecoder} reads. */
public interface RequestSink extends BodySink {

    /** {@link #onEnd} follows also where there is no body. */
    void onHead(Request request);

    /**
     * What was read last is malformed, in a head or behind one that was told already. Nothing more will be read.
     *
     * @param kind BAD_REQUEST, URI_TOO_LONG, HEADERS_TOO_LARGE, HTTP_VERSION or NOT_IMPLEMENTED
     * @param detail what is wrong, without anything of what came
     */
    void onMalformed(FailureKind kind, String detail);
}
