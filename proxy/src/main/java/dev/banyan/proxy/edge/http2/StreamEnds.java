package dev.banyan.proxy.edge.http2;

import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2Stream.State;

/** Hears of streams that end, for whatever reason. Confined to the connection's event loop. */
final class StreamEnds extends Http2ConnectionAdapter {
    private final Http2ClientConnection connection;
    private final Requests requests;

    StreamEnds(Http2ClientConnection connection, Requests requests) {
        this.connection = connection;
        this.requests = requests;
    }

    @Override
    public void onStreamHalfClosed(Http2Stream stream) {
        if (stream.state() == State.HALF_CLOSED_LOCAL) {
            requests.onAnsweredEarly(stream);
        }
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        requests.onClosed(stream);
        connection.leaveIfDone();
    }
}
