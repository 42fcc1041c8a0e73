package dev.banyan.proxy.semantics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client of one connection, whichever protocol it speaks; one request after the other. */
interface Caller extends AutoCloseable {

    /**
     * Begins a request.
     *
     * @param more true where a body follows; without {@code content-length} among the lines its length is unknown
     * @param lines without host, which is {@code shop.test} where the lines name none
     */
    void begin(String method, String target, boolean more, List<String> lines) throws IOException;

    /** A part of the body. */
    void send(byte[] bytes) throws IOException;

    /** Ends the body. */
    void end(List<String> trailers) throws IOException;

    /** Reads the next interim answer and gives its status. */
    int interim() throws IOException;

    /** Reads interim answers and the head of the final one; the body of the answer is empty. */
    Answer head() throws IOException;

    /** Reads until so many bytes of the body are there, and gives them all. */
    String awaitBody(int bytes) throws IOException;

    /** From now on bodies are counted and not kept; for large ones. */
    void discardBody();

    /** Reads until so many bytes of the body are there, or it is over; gives how many are. */
    long awaitLength(long bytes) throws IOException;

    /** Reads until the answer is over. */
    Answer answer() throws IOException;

    /** Gives the request up: RST_STREAM, or the connection's end. */
    void abort() throws IOException;

    /** True where the other end lets no further request come on this connection. */
    boolean isClosed() throws IOException;

    @Override
    void close() throws IOException;

    default void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    default Answer get(String target, String... lines) throws IOException {
        begin("GET", target, false, List.of(lines));
        return answer();
    }
}
