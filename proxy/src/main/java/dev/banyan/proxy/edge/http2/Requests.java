package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.edge.Admitted;
import dev.banyan.proxy.edge.Front;
import dev.banyan.proxy.edge.IncomingHead;
import dev.banyan.proxy.edge.Peer;
import dev.banyan.proxy.edge.ProblemBody;
import dev.banyan.proxy.edge.Refusal;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.http2.IncomingFields;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/** What a client's frames mean: streams that begin, go on and end. Confined to the connection's event loop. */
final class Requests extends Http2FrameAdapter {
    private final Http2ClientConnection connection;
    private final Front front;
    private final Peer peer;
    private final Slots slots;
    private final Http2Connection.PropertyKey key;
    private final Http2Connection.PropertyKey lingering;
    private final int maxStreams;
    private final int maxRequests;
    private int requests;

    Requests(Http2ClientConnection connection, Front front, Peer peer) {
        this.connection = connection;
        this.front = front;
        this.peer = peer;
        this.maxStreams = front.settings().limits().maxConcurrentStreams();
        this.maxRequests = front.settings().limits().maxRequestsPerConnection();
        this.slots = new Slots(maxStreams);
        this.key = connection.connection().newKey();
        this.lingering = connection.connection().newKey();
    }

    /** The request of that stream; null where it never became one. */
    @Nullable
    Http2ClientStream of(Http2Stream stream) {
        return stream.getProperty(key);
    }

    Slots slots() {
        return slots;
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext context) {
        // We count for ourselves: a stream has to be known to be refused, else its body would be an error of the
        // connection.
        connection.connection().remote().maxActiveStreams(Integer.MAX_VALUE);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int streamId,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean end) {
        onHeadersRead(context, streamId, headers, padding, end);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int streamId, Http2Headers headers, int padding, boolean end) {
        Http2Stream stream = connection.connection().stream(streamId);
        if (stream == null) {
            return;
        }
        IncomingFields fields = (IncomingFields) headers;
        Http2ClientStream known = of(stream);
        if (known != null) {
            known.onTrailers(fields);
        } else if (!stream.isHeadersSent() && !stream.isResetSent()) {
            begin(stream, fields, end);
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int streamId, ByteBuf data, int padding, boolean end) {
        Http2Stream stream = connection.connection().stream(streamId);
        if (stream == null) {
            return padding + data.readableBytes();
        }
        Http2ClientStream known = of(stream);
        int taken = padding + (known == null ? data.readableBytes() : known.onData(data, end));
        Linger linger = stream.getProperty(lingering);
        if (linger != null && linger.isEnough(data.readableBytes())) {
            connection.outlet().reset(stream, Http2Error.NO_ERROR);
        }
        return taken;
    }

    /** The answer is whole before its request is. */
    void onAnsweredEarly(Http2Stream stream) {
        stream.setProperty(lingering, new Linger());
    }

    /** Called about twice a second, for a stream that is under way. */
    void sweep(Http2Stream stream, long nowNanos, Patience patience) {
        Linger linger = stream.getProperty(lingering);
        if (linger != null && linger.isOver()) {
            connection.outlet().reset(stream, Http2Error.NO_ERROR);
            return;
        }
        Http2ClientStream request = of(stream);
        if (request != null) {
            request.sweep(nowNanos, patience);
            request.onRoom();
        }
    }

    private void begin(Http2Stream stream, IncomingFields fields, boolean end) {
        if (connection.connection().numActiveStreams() > maxStreams) {
            connection.outlet().reset(stream, Http2Error.REFUSED_STREAM);
            return;
        }
        if (++requests >= maxRequests) {
            connection.drain();
        }
        String fault = fields.isTooLarge() ? null : Heads.fault(fields, end, peer);
        if (fault != null) {
            refuse(stream, fields, Refusal.badRequest(fault), null, true);
            return;
        }
        IncomingHead head = Heads.read(fields, end);
        try {
            checkSize(fields, head);
            admit(stream, fields, front.admit(head, peer));
        } catch (Refusal refusal) {
            refuse(stream, fields, refusal, head, false);
        }
    }

    private void checkSize(IncomingFields fields, IncomingHead head) throws Refusal {
        if (fields.isTooLarge()) {
            throw new Refusal(FailureKind.HEADERS_TOO_LARGE, "more headers than are read");
        }
        if (head.method().length() + head.target().length()
                > front.settings().limits().maxRequestLine()) {
            throw new Refusal(FailureKind.URI_TOO_LONG, "method and path are too long");
        }
    }

    private void admit(Http2Stream stream, IncomingFields fields, Admitted admitted) {
        if (admitted.forBanyan()) {
            answerOptions(stream);
            return;
        }
        if (!slots.take()) {
            connection.outlet().reset(stream, Http2Error.REFUSED_STREAM);
            return;
        }
        Http2ClientStream request = new Http2ClientStream(connection, stream, admitted);
        stream.setProperty(key, request);
        front.begin(request, admitted);
    }

    private void refuse(
            Http2Stream stream,
            IncomingFields fields,
            Refusal refusal,
            @Nullable IncomingHead head,
            boolean malformed) {
        ProblemBody problem = front.refused(refusal.kind(), refusal.detail(), head, peer);
        Asked asked = Asked.of(fields.method(), fields.fields());
        new Answer(connection.outlet(), stream).problem(problem, asked, malformed);
    }

    /** {@code OPTIONS *} asks about the proxy itself (RFC 9110, section 9.3.7). */
    private void answerOptions(Http2Stream stream) {
        Answer answer = new Answer(connection.outlet(), stream);
        answer.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS");
        answer.head(200, 0);
        answer.end(null, Trailers.NONE);
    }

    /** A stream is over, in whatever way. */
    void onClosed(Http2Stream stream) {
        Http2ClientStream request = stream.removeProperty(key);
        if (request == null) {
            return;
        }
        if (request.onClosed()) {
            slots.rest();
        } else {
            slots.free();
        }
    }
}
