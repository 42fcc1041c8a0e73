package dev.banyan.proxy.origin.http2;

import static io.netty.handler.codec.http2.Http2Error.PROTOCOL_ERROR;
import static io.netty.handler.codec.http2.Http2Exception.connectionError;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.http2.IncomingFields;
import dev.banyan.proxy.origin.OriginListener.Reach;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an origin says on a connection, taken to the streams that it is for. */
final class Inbound extends Http2EventAdapter implements Http2RemoteFlowController.Listener {
    private final Connection owner;
    private final Http2Connection wires;
    private final Http2Connection.PropertyKey key;
    private final List<Stream> heads = new ArrayList<>(4);

    Inbound(Connection owner, Http2Connection wires) {
        this.owner = owner;
        this.wires = wires;
        this.key = wires.newKey();
    }

    /** From now on what comes on the one is the other's. */
    void join(Http2Stream wire, Stream stream) {
        wire.setProperty(key, stream);
    }

    private @Nullable Stream of(Http2Stream wire) {
        return wire.getProperty(key);
    }

    private Stream stream(int id) throws Http2Exception {
        Http2Stream wire = wires.stream(id);
        Stream stream = wire == null ? null : of(wire);
        if (stream == null) {
            throw connectionError(PROTOCOL_ERROR, "stream %d was not opened by this end", id);
        }
        return stream;
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
        owner.onSettings();
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int id,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last)
            throws Http2Exception {
        Stream stream = stream(id);
        IncomingFields fields = new IncomingFields(Codec.MAX_HEADER_LIST);
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            fields.add(field.getKey(), field.getValue());
        }
        if (stream.onHeaders(fields, last)) {
            heads.add(stream);
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean last)
            throws Http2Exception {
        return stream(id).onData(data, last) + padding;
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int id, long code) throws Http2Exception {
        stream(id).onReset(code);
    }

    /** The origin takes no more streams; those above the last that it looked at may go elsewhere (RFC 9113, section 6.8). */
    @Override
    public void onGoAwayRead(ChannelHandlerContext context, int lastStream, long code, ByteBuf debug) {
        owner.onGoAway();
        each(stream -> {
            if (stream.id() > lastStream) {
                stream.broken(FailureKind.BACKEND_RESET, Reach.UNPROCESSED);
            }
        });
    }

    @Override
    public void writabilityChanged(Http2Stream wire) {
        Stream stream = of(wire);
        if (stream != null) {
            stream.onWritabilityChanged();
        }
    }

    @Override
    public void onStreamClosed(Http2Stream wire) {
        Stream stream = of(wire);
        if (stream != null) {
            stream.onClosed();
        }
        owner.onRoom();
    }

    /** What came on that stream breaks a rule; it is reset already. */
    void onFault(Http2Stream wire) {
        Stream stream = of(wire);
        if (stream != null) {
            stream.broken(FailureKind.BAD_BACKEND_RESPONSE, Reach.ANSWERED);
        }
    }

    /** All that could be read was read. */
    void onQuiet() {
        for (int i = 0; i < heads.size(); i++) {
            heads.get(i).onQuiet();
        }
        heads.clear();
    }

    /** The same with every stream that is not closed. */
    void each(Consumer<Stream> action) {
        try {
            wires.forEachActiveStream(wire -> {
                Stream stream = of(wire);
                if (stream != null) {
                    action.accept(stream);
                }
                return true;
            });
        } catch (Http2Exception e) {
            throw new IllegalStateException("streams: a visit failed (expected: none that can)", e);
        }
    }
}
