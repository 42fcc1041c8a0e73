package dev.banyan.proxy.origin;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import javax.net.ssl.SSLException;

/** What an exception of the platform means where a connection was being made. */
final class Causes {
    private Causes() {}

    static FailureKind ofConnect(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return FailureKind.CONNECT_TIMEOUT;
        }
        return isTls(cause) ? FailureKind.BACKEND_TLS : FailureKind.BACKEND_REFUSED;
    }

    private static boolean isTls(Throwable cause) {
        return cause instanceof SSLException
                || cause instanceof DecoderException && cause.getCause() instanceof SSLException;
    }
}
