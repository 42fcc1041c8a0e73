package dev.banyan.proxy.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** A body of HTTP/1 (RFC 9112, section 6), read piece by piece as it comes. */
public final class H1Body {
    private static final int PIECE = 65_536;

    private final InputStream in;
    private final String framed;
    private long left;
    private boolean ended;
    private List<String> trailers = List.of();

    private H1Body(InputStream in, String framed, long left) {
        this.in = in;
        this.framed = framed;
        this.left = left;
        this.ended = framed.equals("none") || framed.equals("length") && left == 0;
    }

    /**
     * @param lines of the head
     * @param untilClose a body with neither length nor chunks goes on to the connection's end, as answers do
     */
    public static H1Body of(InputStream in, List<String> lines, boolean untilClose) {
        List<String> coding = Lines.of(lines, "transfer-encoding");
        List<String> length = Lines.of(lines, "content-length");
        if (!coding.isEmpty()) {
            return new H1Body(in, "chunked", 0);
        }
        if (!length.isEmpty()) {
            return new H1Body(in, "length", Long.parseLong(length.get(0)));
        }
        return new H1Body(in, untilClose ? "close" : "none", 0);
    }

    /** The body of a message that has none, whatever its head says. */
    public static H1Body none(InputStream in) {
        return new H1Body(in, "none", 0);
    }

    /** How it is delimited: {@code length}, {@code chunked}, {@code close} or {@code none}. */
    public String framed() {
        return framed;
    }

    public boolean isEnded() {
        return ended;
    }

    public List<String> trailers() {
        return trailers;
    }

    /**
     * The next piece, at most a chunk; empty at the end.
     *
     * @throws EOFException where the connection ended before the body
     */
    public byte[] next() throws IOException {
        if (ended) {
            return new byte[0];
        }
        if (framed.equals("chunked") && left == 0 && !nextChunk()) {
            return new byte[0];
        }
        return framed.equals("close") ? toTheEnd() : some();
    }

    private boolean nextChunk() throws IOException {
        left = Long.parseLong(line(in).split(";")[0].trim(), 16);
        if (left > 0) {
            return true;
        }
        trailers = lines(in);
        ended = true;
        return false;
    }

    private byte[] toTheEnd() throws IOException {
        byte[] piece = new byte[PIECE];
        int size = in.read(piece);
        ended = size < 0;
        return java.util.Arrays.copyOf(piece, Math.max(0, size));
    }

    private byte[] some() throws IOException {
        byte[] piece = new byte[(int) Math.min(left, PIECE)];
        int size = in.read(piece);
        if (size < 0) {
            throw new EOFException("body: " + left + " bytes are missing");
        }
        left -= size;
        if (left == 0 && framed.equals("chunked")) {
            line(in);
        }
        ended = left == 0 && framed.equals("length");
        return java.util.Arrays.copyOf(piece, size);
    }

    /** Lines up to an empty one. */
    public static List<String> lines(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        return lines;
    }

    /** A line that ends in CR LF, and nothing else. */
    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("line: \"" + line + "\" (expected: CR LF at its end)");
            }
            line.append((char) c);
        }
        if (in.read() != '\n') {
            throw new IOException("line: \"" + line + "\", CR (expected: LF behind it)");
        }
        return line.toString();
    }
}
