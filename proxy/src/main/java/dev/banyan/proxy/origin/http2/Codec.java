package dev.banyan.proxy.origin.http2;

import dev.banyan.proxy.http2.Fields;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2LocalFlowController;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import org.jspecify.annotations.Nullable;

/** Netty's codec as a connection to an origin wants it: what it finds wrong is told to the streams before it acts. */
final class Codec extends Http2ConnectionHandler {
    static final int MAX_HEADER_LIST = 64 * 1024;

    private static final int CONNECTION_WINDOW = 1024 * 1024;
    private static final float UPDATE_AT = 0.5f;

    private final Connection owner;
    private final Inbound inbound;

    private Codec(
            Http2ConnectionDecoder decoder,
            Http2ConnectionEncoder encoder,
            Http2Settings settings,
            Connection owner,
            Inbound inbound) {
        super(decoder, encoder, settings);
        this.owner = owner;
        this.inbound = inbound;
        connection().addListener(inbound);
        encoder.flowController().listener(inbound);
    }

    static Codec of(Connection owner) throws Http2Exception {
        Http2Connection connection = new DefaultHttp2Connection(false);
        connection.local().allowPushTo(false);
        // A stream's window alone holds an origin back: were the connection's held too, a few clients that do not read
        // would stop all others. What is held is bounded by the streams' windows.
        connection.local().flowController(new DefaultHttp2LocalFlowController(connection, UPDATE_AT, true));
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(connection, new UniformStreamByteDistributor(connection)));
        return new Builder(connection, owner).build();
    }

    /** What came on which stream. */
    Inbound inbound() {
        return inbound;
    }

    private static final class Builder extends AbstractHttp2ConnectionHandlerBuilder<Codec, Builder> {
        private final Connection owner;
        private final Inbound inbound;

        Builder(Http2Connection connection, Connection owner) {
            this.owner = owner;
            this.inbound = new Inbound(owner, connection);
            connection(connection);
            frameListener(inbound);
            // Which order they came in is known here alone; all else about them is looked at again in IncomingFields.
            validateHeaders(true);
            headerSensitivityDetector(Fields.secrets());
            // The origin may answer 431 itself: what it says in advance is a hint (RFC 9113, section 6.5.2).
            encoderIgnoreMaxHeaderListSize(true);
            initialSettings(new Http2Settings().pushEnabled(false).maxHeaderListSize(MAX_HEADER_LIST));
        }

        @Override
        public Codec build() {
            return super.build();
        }

        @Override
        protected Codec build(
                Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings initialSettings) {
            return new Codec(decoder, encoder, initialSettings, owner, inbound);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
        super.handlerAdded(context);
        int more = CONNECTION_WINDOW
                - decoder().flowController().windowSize(connection().connectionStream());
        decoder().flowController().incrementWindowSize(connection().connectionStream(), more);
        context.flush();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        owner.onReadComplete();
        super.channelReadComplete(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        owner.onGone(null);
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
        if (cause instanceof Http2Exception) {
            super.exceptionCaught(context, cause);
            return;
        }
        owner.onGone(cause);
        context.close();
    }

    @Override
    protected void onConnectionError(
            ChannelHandlerContext context, boolean outbound, Throwable cause, @Nullable Http2Exception http2Exception) {
        owner.onGone(http2Exception == null ? cause : http2Exception);
        super.onConnectionError(context, outbound, cause, http2Exception);
    }

    @Override
    protected void onStreamError(
            ChannelHandlerContext context,
            boolean outbound,
            Throwable cause,
            Http2Exception.StreamException streamException) {
        Http2Stream stream = connection().stream(streamException.streamId());
        if (stream == null || stream.state() == Http2Stream.State.CLOSED) {
            // Late frames of a stream that was given up are to be ignored (RFC 9113, section 5.1).
            return;
        }
        super.onStreamError(context, outbound, cause, streamException);
        inbound.onFault(stream);
    }
}
