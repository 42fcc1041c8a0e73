package dev.banyan.proxy.origin;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http2.Http2Exception;
import javax.net.ssl.SSLException;

/** What an exception of the platform means where a connection was being made. */
final class Causes {
    private Causes() {}

    static FailureKind ofConnect(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return FailureKind.CONNECT_TIMEOUT;
        }
        if (cause instanceof Http2Exception) {
            // It took the connection and said something that is no HTTP/2.
            return FailureKind.BAD_BACKEND_RESPONSE;
        }
        return isTls(cause) ? FailureKind.BACKEND_TLS : FailureKind.BACKEND_REFUSED;
    }

    private static boolean isTls(Throwable cause) {
        return cause instanceof SSLException
                || cause instanceof DecoderException && cause.getCause() instanceof SSLException;
    }
}
