package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.message.RequestHead;
import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of an exchange: its request comes in here, the answer goes out. Confined to its event loop.
 *
 * <p>After an answer of 101 the exchange is a tunnel: what the client sends comes as its body and what is sent goes out
 * as it is, until each side has ended (RFC 9110, section 7.8). Who is handed a buffer owns it and releases it.
 */
public interface ClientStream {
    /** A body whose length only its end will tell. */
    long UNKNOWN_LENGTH = -1;

    RequestHead head();

    /** The request's headers as they came. */
    MultiMap headers();

    /** Bytes of the request's body, 0 where there is none, or {@link #UNKNOWN_LENGTH}. */
    long bodyLength();

    /** The protocol that the client asks to switch to, such as {@code websocket}; null: none. */
    @Nullable
    String upgrade();

    /** Who is told that the client left, and its body once {@link #readBody} was called. Before that nothing is read. */
    void listener(ClientListener listener);

    /** Lets the body flow; tells a client that waits for it to go on (RFC 9110, section 10.1.1). */
    void readBody();

    void pauseBody();

    void resumeBody();

    /**
     * Sends an interim answer (RFC 9110, section 15.2) other than 101, at once; nothing where the client knows none.
     *
     * @param headers as they are to be sent
     */
    void sendInterim(int status, MultiMap headers);

    /** The headers of the answer, to be filled before {@link #sendHead}. */
    MultiMap answerHeaders();

    /**
     * Fixes status and framing; the head leaves with the first bytes.
     *
     * @param length of the answer's body as declared, or {@link #UNKNOWN_LENGTH}
     */
    void sendHead(int status, long length);

    /** Lets the head leave before the first bytes. */
    void flushHead();

    void send(ByteBuf chunk);

    /** True while the client reads slower than it is sent to; {@link ClientListener#onClientReady} follows. */
    boolean isFull();

    /**
     * Ends the answer, with its last bytes where there are some.
     *
     * @param trailers empty: none; left out where the client's protocol has no place for them
     */
    void end(@Nullable ByteBuf last, MultiMap trailers);

    /**
     * Answers with a problem (RFC 9457) in place of anything else; only while no head was sent.
     *
     * @return bytes of its body
     */
    int sendProblem(FailureKind kind, String detail);

    /**
     * Answers with what Banyan itself has to say, in place of anything else; only while no head was sent.
     *
     * @param contentType empty: none is said
     * @return bytes of its body that are sent
     */
    int sendOwn(int status, String contentType, byte[] body);

    /** Cuts the connection, so that the client can tell that the answer is not whole. */
    void abort();
}
