package dev.banyan.proxy.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Locale;
import java.util.function.Function;

/** Waits for the name that a client asks for and makes way for what decrypts the rest. */
final class NamedHandler extends SniHandler {
    /** With a chain of certificates, and keys that withstand quantum computers, it is some KiB. */
    private static final int LONGEST_HELLO = 64 * 1024;

    private static final long NO_TIMEOUT = 0;

    /** @param contexts by name in lower case; empty: the client asks for none */
    NamedHandler(Function<String, SslContext> contexts) {
        super(name -> contexts.apply(name == null ? "" : name.toLowerCase(Locale.ROOT)), LONGEST_HELLO, NO_TIMEOUT);
    }

    @Override
    protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
        return ServerTls.handler(context, allocator);
    }
}
