package dev.banyan.proxy.edge.http2;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;

/** Ends a connection with ENHANCE_YOUR_CALM. Expected, so nobody looks at its stack trace. */
final class Flooded extends Http2Exception {
    private final transient Flood flood;

    Flooded(Flood flood) {
        super(Http2Error.ENHANCE_YOUR_CALM, flood.reason());
        this.flood = flood;
    }

    Flood flood() {
        return flood;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
