package dev.banyan.proxy.edge.http1;

import dev.banyan.proxy.edge.Admitted;
import dev.banyan.proxy.edge.ClientConnection;
import dev.banyan.proxy.edge.Front;
import dev.banyan.proxy.edge.IncomingHead;
import dev.banyan.proxy.edge.Peer;
import dev.banyan.proxy.edge.Refusal;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.http1.Request;
import dev.banyan.proxy.http1.RequestDecoder;
import dev.banyan.proxy.http1.RequestSink;
import dev.banyan.proxy.http1.Version;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.MultiMap;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection: its requests one after the other. The next head is not read before the last answer is out, and
 * what comes in the meantime is held up to a bound; so a client that leaves is seen at once, whatever is under way.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter implements ClientConnection, RequestSink {
    private static final Logger LOG = LoggerFactory.getLogger(Http1Connection.class);

    private enum Phase {
        /** Between requests, or within a head. */
        HEAD,
        /** A request is under way: {@code stream} is there. */
        EXCHANGE,
        /** The answer is out, the rest of the body is thrown away. */
        REST,
        /** The last answer is out, whatever comes is thrown away until the client closes too. */
        LEAVING,
        CLOSED
    }

    private final Front front;
    private final Bounds bounds;
    private final Peer peer;
    private final RequestDecoder decoder;
    private final Progress heads = new Progress();
    private final WriteStall writes;
    private final BodyPace pace;
    private final Discard discard = new Discard();
    private final ReadAhead held = new ReadAhead();

    @SuppressWarnings("NullAway.Init") // there from when it is added to its channel
    private ChannelHandlerContext context;

    @SuppressWarnings("NullAway.Init")
    private AnswerWriter writer;

    private Phase phase = Phase.HEAD;
    private @Nullable Http1Stream stream;
    private boolean reading;
    private boolean inputEnded;
    private boolean bodyWhole = true;
    private boolean last;
    private boolean draining;
    private boolean full;
    private long requests;

    Http1Connection(Front front, Bounds bounds, Peer peer) {
        this.front = front;
        this.bounds = bounds;
        this.peer = peer;
        this.decoder = new RequestDecoder(bounds.head(), this);
        this.writes = new WriteStall(bounds.stallNanos());
        this.pace = new BodyPace(bounds);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
        this.writer = new AnswerWriter(context);
    }

    // ---- bytes come

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        held.add(context, (ByteBuf) message);
        readOn();
    }

    /** Reads on in what is held, as far as it is wanted. */
    void readOn() {
        if (reading) {
            return;
        }
        reading = true;
        try {
            for (ByteBuf next = held.next(); next != null && isWanted(); next = held.next()) {
                read(next);
            }
        } finally {
            reading = false;
            if (phase == Phase.CLOSED) {
                held.release();
            }
            held.settle(context.channel());
        }
        endTunnel();
    }

    private boolean isWanted() {
        return switch (phase) {
            // Who does not read its answers is not asked for more requests.
            case HEAD -> context.channel().isWritable();
            case EXCHANGE -> stream != null && stream.isReading();
            case REST -> true;
            case LEAVING -> discard.isRunning();
            case CLOSED -> false;
        };
    }

    private void read(ByteBuf bytes) {
        if (phase == Phase.LEAVING || decoder.hasFailed()) {
            discard(bytes.readableBytes());
            bytes.skipBytes(bytes.readableBytes());
        } else if (stream != null && stream.isTunnel()) {
            stream.onBody(bytes.readRetainedSlice(bytes.readableBytes()));
        } else {
            decoder.decode(bytes);
        }
    }

    private void discard(int bytes) {
        if (!discard.takes(bytes)) {
            close();
        }
    }

    // ---- a request comes

    @Override
    public void onHead(Request request) {
        requests++;
        bodyWhole = request.length() == 0;
        last |= !request.isPersistent() || requests >= bounds.requests();
        boolean oldClient = request.version() == Version.HTTP_1_0;
        IncomingHead head = new IncomingHead(
                oldClient ? dev.banyan.proxy.edge.Version.HTTP_1_0 : dev.banyan.proxy.edge.Version.HTTP_1_1,
                request.method(),
                request.target(),
                null,
                request.headers(),
                request.length());
        try {
            Admitted admitted = front.admit(head, peer);
            if (admitted.forBanyan()) {
                // Who waits to be asked for a body may send it, or the next request.
                OwnAnswers.options(writer, endsWith(admitted.expectsContinue() && !bodyWhole));
                answered();
                return;
            }
            Http1Stream begun = new Http1Stream(this, writer, admitted, oldClient);
            stream = begun;
            phase = Phase.EXCHANGE;
            front.begin(begun, admitted);
        } catch (Refusal refusal) {
            refuse(refusal.kind(), refusal.detail(), head);
        }
    }

    /** Ends a request at the gate, and the connection with it. @param head null: it could not be read */
    private void refuse(FailureKind kind, String detail, @Nullable IncomingHead head) {
        boolean bodyless = head != null && head.method().equals("HEAD");
        OwnAnswers.refusal(writer, front.refused(kind, detail, head, peer), bodyless);
        leave();
    }

    @Override
    public void onBody(ByteBuf part) {
        if (stream != null) {
            stream.onBody(part);
            return;
        }
        discard(part.readableBytes());
        part.release();
    }

    @Override
    public void onEnd(MultiMap trailers) {
        if (bodyWhole) {
            return;
        }
        bodyWhole = true;
        if (stream != null) {
            stream.onBodyEnd(trailers);
        } else if (phase == Phase.REST) {
            discard.end();
            phase = Phase.HEAD;
        }
    }

    @Override
    public void onMalformed(FailureKind kind, String detail) {
        if (stream != null) {
            last = true;
            stream.listener().onClientFailed(FailureKind.BAD_REQUEST);
        } else if (phase == Phase.HEAD) {
            refuse(kind, detail, null);
        } else {
            close();
        }
    }

    // ---- a tunnel

    /** From now on the end of what the client sends is not the end of the connection. */
    void beginTunnel() {
        last = true;
        context.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    private void endTunnel() {
        if (inputEnded && held.isEmpty() && stream != null && stream.isTunnel() && !stream.isBodyWhole()) {
            stream.onBodyEnd(Trailers.NONE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            if (stream != null && stream.isTunnel()) {
                endTunnel();
            } else {
                close();
            }
        }
    }

    // ---- the answer goes

    /** Whether the connection ends with the answer whose head is made now. */
    boolean endsWith(boolean thisAnswer) {
        last |= thisAnswer || draining || front.isDraining();
        return last;
    }

    boolean isFull() {
        if (!context.channel().isWritable()) {
            // What is still gathered here is no sign of a slow reader.
            context.flush();
        }
        full = !context.channel().isWritable();
        return full;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            return;
        }
        if (full && stream != null) {
            full = false;
            stream.listener().onClientReady();
        }
        readOn();
    }

    /** An answer is out. */
    void answered() {
        stream = null;
        full = false;
        if (phase == Phase.CLOSED) {
            return;
        }
        if (last) {
            leave();
        } else if (bodyWhole) {
            phase = Phase.HEAD;
        } else {
            // Where the rest comes soon and is not much, the client may go on.
            phase = Phase.REST;
            discard.begin();
        }
        if (!held.isEmpty() && !reading) {
            // Not from within the answer before: its backend's connection may not be free yet.
            context.channel().eventLoop().execute(this::readOn);
        }
    }

    /**
     * Ends the connection behind the last answer. Closing at once on a client that still sends would reset it, and the
     * client would never read the answer (RFC 9112, section 9.6).
     */
    private void leave() {
        phase = Phase.LEAVING;
        writer.written().addListener(written -> {
            boolean quiet = bodyWhole && held.isEmpty() && !decoder.hasFailed();
            if (quiet || !Goodbye.say(context, peer.tls())) {
                close();
            } else {
                discard.begin();
                readOn();
            }
        });
    }

    /** Ends the connection as one that broke: what the client was not sent yet is lost. */
    void reset() {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        close();
    }

    // ---- time

    @Override
    public void sweep(long nowNanos) {
        if (phase == Phase.HEAD) {
            sweepHead(nowNanos);
        } else if (stream != null) {
            FailureKind slow = stream.isTunnel()
                    ? pace.ofTunnel(nowNanos, requests, stream.exchanged())
                    : pace.ofBody(nowNanos, requests, stream.isReading(), stream.received());
            if (slow != null) {
                last = true;
                stream.listener().onClientFailed(slow);
            }
        } else if (discard.lastsTooLong(nowNanos)) {
            close();
        }
        if (writes.is(nowNanos, context.channel())) {
            endStalled();
        }
    }

    private void sweepHead(long nowNanos) {
        boolean untouched = decoder.isBetweenRequests() && held.isEmpty();
        boolean waiting = untouched && requests > 0;
        // A first head has its time from the connection on, whether or not something of it came.
        long count = 2 * requests + (waiting ? 0 : 1);
        if (!heads.isStalled(nowNanos, count, waiting ? bounds.keepAliveNanos() : bounds.headNanos())) {
            return;
        }
        if (untouched) {
            close();
        } else if (decoder.isBetweenRequests()) {
            // It holds a request that it may not make before it has read its answers.
            heads.rest(nowNanos);
        } else {
            refuse(FailureKind.HEADERS_TIMEOUT, "the head of the request did not come in time", null);
        }
    }

    private void endStalled() {
        Http1Stream stalled = stream;
        reset();
        if (stalled != null) {
            stalled.listener().onClientFailed(FailureKind.WRITE_STALL);
        } else {
            front.rejected(FailureKind.WRITE_STALL.reason());
        }
    }

    // ---- the end

    @Override
    public boolean isBusy() {
        return stream != null;
    }

    @Override
    public void drain() {
        draining = true;
        if (stream != null) {
            stream.listener().onDrain();
        } else if (phase == Phase.HEAD && decoder.isBetweenRequests() && held.isEmpty()) {
            close();
        }
    }

    @Override
    public void close() {
        phase = Phase.CLOSED;
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        phase = Phase.CLOSED;
        Http1Stream left = stream;
        stream = null;
        if (!reading) {
            held.release();
        }
        if (left != null) {
            left.listener().onClientGone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof DecoderException)) {
            LOG.error("a client's connection is closed for a fault of Banyan's own", cause);
        }
        close();
    }
}
