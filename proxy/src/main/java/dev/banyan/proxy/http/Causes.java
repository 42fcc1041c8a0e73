package dev.banyan.proxy.http;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import javax.net.ssl.SSLException;

/** What an exception of the platform means for an exchange. */
final class Causes {
    private Causes() {}

    static FailureKind ofConnect(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return FailureKind.CONNECT_TIMEOUT;
        }
        return isTls(cause) ? FailureKind.BACKEND_TLS : FailureKind.BACKEND_REFUSED;
    }

    static FailureKind ofExchange(Throwable cause) {
        return isClosed(cause) ? FailureKind.BACKEND_RESET : FailureKind.BAD_BACKEND_RESPONSE;
    }

    /** The other end closed or reset; anything else is something that came and could not be read. */
    static boolean isClosed(Throwable cause) {
        return cause instanceof HttpClosedException
                || cause instanceof StreamResetException
                || cause instanceof IOException && !isTls(cause);
    }

    private static boolean isTls(Throwable cause) {
        return cause instanceof SSLException
                || cause instanceof DecoderException && cause.getCause() instanceof SSLException;
    }
}
