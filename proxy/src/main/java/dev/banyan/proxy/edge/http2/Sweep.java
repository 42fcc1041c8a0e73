package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The look at the clock, about twice a second: who takes too long. Confined to the connection's event loop. */
final class Sweep {
    private final Http2ClientConnection connection;
    private final Requests requests;
    private final FrameWatch watch;
    private final Patience patience;
    private final Outbound outbound = new Outbound();
    private final long opened = System.nanoTime();
    private long idleSince = opened;
    private long unfinishedSince = opened;
    private long unfinished;
    private boolean announced;

    Sweep(Http2ClientConnection connection, Requests requests, FrameWatch watch, Patience patience) {
        this.connection = connection;
        this.requests = requests;
        this.watch = watch;
        this.patience = patience;
    }

    void look(long now, Channel channel) {
        if (outbound.isStalled(channel, now, patience.writeStallNanos())) {
            giveUp();
            return;
        }
        lookAtHead(now);
        lookAtIdleness(now);
        forEach(stream -> requests.sweep(stream, now, patience));
        lookAtDrain();
    }

    /** The client takes nothing at all any more: each request under way ends for that, and not because it left. */
    private void giveUp() {
        if (connection.isBusy()) {
            forEachRequest(Http2ClientStream::onWriteStall);
        } else {
            connection.rejected(FailureKind.WRITE_STALL.reason());
        }
        connection.close();
    }

    /** The connection's first words, the head of a request, or any other frame that does not become whole. */
    private void lookAtHead(long now) {
        boolean owed = !connection.decoder().prefaceReceived() || watch.isUnfinished();
        if (!owed || watch.serial() != unfinished) {
            unfinished = watch.serial();
            unfinishedSince = owed && watch.serial() == 0 ? opened : now;
        } else if (now - unfinishedSince > patience.headNanos()) {
            connection.rejected(FailureKind.HEADERS_TIMEOUT.reason());
            connection.end(Http2Error.NO_ERROR);
        }
    }

    private void lookAtIdleness(long now) {
        if (connection.connection().numActiveStreams() > 0) {
            idleSince = now;
        } else if (now - idleSince > patience.idleNanos()) {
            connection.leave();
        }
    }

    /** The second word comes half a second after the first one: what was under way then has arrived. */
    private void lookAtDrain() {
        if (connection.isDraining()) {
            if (announced) {
                connection.leave();
            }
            announced = true;
        }
    }

    /** Goes over the requests that are under way; what is done may end them. */
    void forEachRequest(Consumer<Http2ClientStream> action) {
        forEach(stream -> {
            Http2ClientStream request = requests.of(stream);
            if (request != null) {
                action.accept(request);
            }
        });
    }

    private void forEach(Consumer<Http2Stream> action) {
        if (connection.connection().numActiveStreams() == 0) {
            return;
        }
        List<Http2Stream> all = new ArrayList<>();
        try {
            connection.connection().forEachActiveStream(all::add);
        } catch (Http2Exception e) {
            connection.close();
        }
        all.forEach(action);
    }
}
