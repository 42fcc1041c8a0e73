package dev.banyan.proxy.exchange;

import dev.banyan.proxy.headers.Trailers;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/**
 * A request's body on its way to one attempt or, where the route may ask twice, to several: then what has passed is
 * kept as long as it is not much. Confined to its event loop.
 */
final class RequestBody {
    private static final int KEPT_AT_MOST = 64 * 1024;

    private final ClientStream client;
    private final List<ByteBuf> kept = new ArrayList<>(0);
    private boolean keeping;
    private int bytesKept;
    private boolean begun;
    private boolean whole;
    private MultiMap trailers = Trailers.NONE;

    /** @param keeping whether it may be needed more than once */
    RequestBody(ClientStream client, boolean keeping) {
        this.client = client;
        this.keeping = keeping;
        this.whole = client.bodyLength() == 0;
    }

    /** True while the whole of it can be sent once more. */
    boolean isRepeatable() {
        return !begun || keeping || client.bodyLength() == 0;
    }

    boolean isWhole() {
        return whole;
    }

    /** What an attempt is sent first: all that has come so far. Then the client's next parts are asked for. */
    void flowInto(Attempt attempt) {
        for (ByteBuf part : kept) {
            attempt.send(part.retainedDuplicate());
        }
        if (whole && begun) {
            attempt.end(trailers);
        } else if (!whole && begun) {
            client.resumeBody();
        } else if (!whole) {
            begun = true;
            client.readBody();
        }
    }

    /** A part came; it stays the caller's. */
    void passed(ByteBuf part) {
        if (!keeping) {
            return;
        }
        bytesKept += part.readableBytes();
        if (bytesKept > KEPT_AT_MOST) {
            release();
        } else {
            kept.add(part.retainedDuplicate());
        }
    }

    void end(MultiMap trailers) {
        this.trailers = trailers;
        whole = true;
    }

    /** No part is kept any more: the body can be sent only once, or was for the last time. */
    void release() {
        keeping = false;
        kept.forEach(ByteBuf::release);
        kept.clear();
    }
}
