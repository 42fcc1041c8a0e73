package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.http2.Fields;
import dev.banyan.proxy.http2.FieldsDecoder;
import dev.banyan.proxy.settings.Settings;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;

/**
 * Netty's codec of one connection, put together with what Banyan looks at beside it.
 *
 * @param settings what the client is told
 */
record Codec(
        Http2ConnectionDecoder decoder,
        Http2ConnectionEncoder encoder,
        Http2Settings settings,
        FrameWatch watch,
        FrameTally tally,
        FloodGuard guard) {

    private static final int MAX_BLOCK = 64 * 1024;

    static Codec of(Settings.Limits limits) {
        FloodGuard guard = new FloodGuard(System::nanoTime);
        Http2Connection connection = new DefaultHttp2Connection(true, 0);
        // Fair to all streams alike: priorities are out of use (RFC 9113, section 5.3.2), and a tree of them can be
        // abused.
        connection
                .remote()
                .flowController(
                        new DefaultHttp2RemoteFlowController(connection, new UniformStreamByteDistributor(connection)));
        FrameTally tally = new FrameTally(
                new DefaultHttp2FrameWriter(new DefaultHttp2HeadersEncoder(Fields.secrets(), true)), guard);
        Http2ConnectionEncoder encoder = new DefaultHttp2ConnectionEncoder(connection, tally);
        FrameWatch watch = watch(limits, guard);
        // What is malformed about headers is for Banyan to say: see IncomingFields.
        Http2ConnectionDecoder decoder = new DefaultHttp2ConnectionDecoder(
                connection, encoder, watch, Http2PromisedRequestVerifier.ALWAYS_VERIFY, true, true, false, false);
        return new Codec(decoder, encoder, settings(limits), watch, tally, guard);
    }

    private static FrameWatch watch(Settings.Limits limits, FloodGuard guard) {
        int maxBlock = Math.max(MAX_BLOCK, limits.maxHeaderBytes());
        FieldsDecoder fields = new FieldsDecoder(limits.maxHeaderBytes(), maxBlock);
        return new FrameWatch(new DefaultHttp2FrameReader(fields), guard, maxBlock);
    }

    private static Http2Settings settings(Settings.Limits limits) {
        return new Http2Settings()
                .maxConcurrentStreams(limits.maxConcurrentStreams())
                .maxHeaderListSize(limits.maxHeaderBytes());
    }
}
