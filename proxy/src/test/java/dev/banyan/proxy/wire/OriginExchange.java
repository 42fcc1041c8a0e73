package dev.banyan.proxy.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request at a backend that a test plays, whichever protocol brought it. Its script is called when the head is there;
 * what waits does so for ten seconds at most and then fails.
 */
public interface OriginExchange {

    /** Plays the backend for one request. Where it ends without an answer, the backend stays silent. */
    @FunctionalInterface
    interface Script {
        void answer(OriginExchange exchange) throws IOException;
    }

    /** 1 for the first connection that was made. */
    int connection();

    String method();

    /** As it stood in the request line or in {@code :path}. */
    String target();

    /** The host that the request names, in {@code Host} or in {@code :authority}. */
    String authority();

    /** Header lines without pseudo-headers. */
    List<String> fields();

    /** Waits for the request's end. */
    byte[] body() throws IOException;

    /** Waits until so many bytes of the body are there. */
    void awaitBody(long bytes) throws IOException;

    /** From now on the body is counted and not kept; for large ones. */
    void discardBody();

    /** While it is held, the other end may send no more than fits the buffers on the way. */
    void hold(boolean hold) throws IOException;

    /** Bytes of the body until now. */
    long bodyLength();

    /** The trailer lines of a request that has ended. */
    List<String> trailers();

    void interim(int status, String... lines) throws IOException;

    /** The head of an answer without a body: nothing follows, whatever its lines say. */
    void bare(int status, String... lines) throws IOException;

    /** The head of an answer whose body follows; without {@code content-length} among the lines its length is unknown. */
    void head(int status, String... lines) throws IOException;

    /** A part of the body; waits while the other end does not take it. */
    void send(byte[] bytes) throws IOException;

    void end(String... trailers) throws IOException;

    /** Breaks off, by RST_STREAM or by closing the connection. */
    void abort() throws IOException;

    /** Waits until the other end gives the request up. */
    void awaitGone() throws IOException;

    default void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A whole answer with its length. */
    default void answer(int status, byte[] body, String... lines) throws IOException {
        String[] all = java.util.Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "content-length: " + body.length;
        head(status, all);
        send(body);
        end();
    }

    default void answer(int status, String body, String... lines) throws IOException {
        answer(status, body.getBytes(StandardCharsets.ISO_8859_1), lines);
    }

    default void ok(String body) throws IOException {
        answer(200, body);
    }

    default String text() throws IOException {
        return new String(body(), StandardCharsets.ISO_8859_1);
    }

    /** The value of the first header of that name, or null. */
    default String header(String name) {
        return headers(name).stream().findFirst().orElse(null);
    }

    default List<String> headers(String name) {
        return Lines.of(fields(), name);
    }
}
