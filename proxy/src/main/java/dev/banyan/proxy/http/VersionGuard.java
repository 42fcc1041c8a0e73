package dev.banyan.proxy.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Stands between the platform's parser and its server: a head that names a version other than 1.0 and 1.1 goes to the
 * gate as unreadable, and is answered in a version that the client can read (RFC 9110, section 15.6.6). The platform
 * alone would answer in the version that was asked for.
 */
@Sharable
final class VersionGuard extends ChannelInboundHandlerAdapter {
    static final VersionGuard INSTANCE = new VersionGuard();

    /** Expected, so it carries no stack trace. */
    static final class UnsupportedVersion extends Exception {
        UnsupportedVersion() {
            super("HTTP version", null, false, false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request
                && request.decoderResult().isSuccess()
                && !isSpoken(request.protocolVersion())) {
            request.setDecoderResult(DecoderResult.failure(new UnsupportedVersion()));
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        context.fireChannelRead(message);
    }

    private static boolean isSpoken(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }
}
