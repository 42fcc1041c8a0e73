package dev.banyan.proxy.exchange;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** What is asked of a backend. A view that is read when a connection is there, perhaps twice, and never after the end. */
public interface OutgoingRequest {

    String method();

    /** Path and query, in origin form (RFC 9112, section 3.2.1). */
    String target();

    /** The host and port that the client asked for, as it wrote them; empty where it named none. */
    String publicAuthority();

    /** Writes every header but Host and the framing. */
    void writeHeaders(MultiMap into);

    /** True where the client takes trailers (TE, RFC 9110, section 10.1.4). */
    boolean takesTrailers();

    /** Bytes of the body, 0 where there is none, or {@link ClientStream#UNKNOWN_LENGTH}. */
    long bodyLength();

    /** The protocol that the client asks to switch to, {@code websocket}; null: none. */
    @Nullable
    String upgrade();

    /**
     * True where sending it twice does what sending it once does (RFC 9110, section 9.2.2), and there is no body, or one
     * that comes anew with each {@link AnswerListener#onConnected}.
     */
    boolean isReplayable();
}
