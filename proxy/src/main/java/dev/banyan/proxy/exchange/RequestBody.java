package dev.banyan.proxy.exchange;

import dev.banyan.proxy.headers.Trailers;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way to one attempt or, where the route may ask twice, to several: then what has passed is
 * kept as long as it is not much. Where a translation wants the whole of it, it is put together. Confined to its event
 * loop.
 */
final class RequestBody {
    private static final int KEPT_AT_MOST = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final ClientStream client;
    private final List<ByteBuf> kept = new ArrayList<>(0);
    /** In place of the parts; null: no translation wants the body. */
    private @Nullable CollectedBody collected;

    private boolean keeping;
    private int bytesKept;
    private boolean begun;
    private boolean whole;
    private MultiMap trailers = Trailers.NONE;

    /**
     * @param repeated whether it may be needed more than once
     * @param collectedAtMost bytes that a translation wants whole, at most; 0: none does
     */
    RequestBody(ClientStream client, boolean repeated, int collectedAtMost) {
        this.client = client;
        this.keeping = repeated || collectedAtMost > 0;
        this.collected = collectedAtMost == 0
                ? null
                : new CollectedBody(repeated ? Math.max(collectedAtMost, KEPT_AT_MOST) : collectedAtMost);
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
        if (collected != null && collected.length() > 0) {
            attempt.send(collected.buffer());
        }
        if (whole && begun) {
            attempt.end(trailers);
        } else {
            ask();
        }
    }

    /** Lets it come, to nobody yet. */
    void ask() {
        if (whole) {
            return;
        }
        if (begun) {
            client.resumeBody();
        } else {
            begun = true;
            client.readBody();
        }
    }

    /** A part came; it stays the caller's. */
    void passed(ByteBuf part) {
        if (!keeping) {
            return;
        }
        if (collected != null) {
            if (!collected.add(part)) {
                release();
            }
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

    /** What has come so far, of a body that a translation wants; not copied. */
    byte[] bytes() {
        return collected == null ? NOTHING : collected.bytes();
    }

    /** No part is kept any more: the body can be sent only once, or was for the last time. */
    void release() {
        keeping = false;
        collected = null;
        kept.forEach(ByteBuf::release);
        kept.clear();
    }
}
