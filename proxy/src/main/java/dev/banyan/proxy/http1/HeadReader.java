package dev.banyan.proxy.http1;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import io.vertx.core.http.impl.headers.Http1xHeaders;

/**
 * Reads a head, or trailers, from whatever pieces it comes in: each byte is looked at once, and what is wrong is told at
 * the byte that is wrong. The bytes are copied once, into an array that the values then share.
 */
final class HeadReader {
    /** Is given the first line, without its end, once it is there. */
    interface FirstLine {
        void read(byte[] bytes, int from, int to) throws Malformed;
    }

    private static final int STEP = 2048;
    private static final byte[] NONE = {};

    private enum At {
        START,
        EMPTY_LINE_END,
        FIRST_LINE,
        FIRST_LINE_END,
        FIELD,
        NAME,
        BLANK,
        VALUE,
        VALUE_END,
        LAST_END,
        DONE
    }

    private final HeadLimits limits;
    private final FirstLine firstLine;
    private final int emptyLines;

    private byte[] bytes = NONE;
    private int filled;
    private int at;
    private int mark;
    private int bound;
    private int hash;
    private int fields;
    private At state = At.DONE;
    private AsciiString name = AsciiString.EMPTY_STRING;
    private Http1xHeaders headers = Http1xHeaders.caseInsensitive();

    /** @param emptyLines how many may come before the first line (RFC 9112, section 2.2) */
    HeadReader(HeadLimits limits, FirstLine firstLine, int emptyLines) {
        this.limits = limits;
        this.firstLine = firstLine;
        this.emptyLines = emptyLines;
    }

    void beginHead() {
        begin(At.START, limits.firstLine() + 2 * emptyLines + 1);
    }

    void beginTrailers() {
        begin(At.FIELD, limits.fieldBytes() + 2);
    }

    private void begin(At start, int bound) {
        state = start;
        this.bound = bound;
        filled = 0;
        at = 0;
        fields = 0;
        headers = Http1xHeaders.caseInsensitive();
    }

    /** True while nothing of the head came. */
    boolean isUntouched() {
        return state == At.START && filled == 0;
    }

    Http1xHeaders headers() {
        return headers;
    }

    /**
     * Reads as far as it can, and not a byte beyond the end.
     *
     * @return true where the end was reached
     */
    boolean read(ByteBuf in) throws Malformed {
        while (in.isReadable()) {
            take(in);
            scan();
            if (state == At.DONE) {
                in.readerIndex(in.readerIndex() - (filled - at));
                // What is idle from here on holds on to nothing of the head.
                bytes = NONE;
                name = AsciiString.EMPTY_STRING;
                return true;
            }
        }
        return false;
    }

    private void take(ByteBuf in) {
        int count = Math.min(in.readableBytes(), STEP);
        int needed = filled + count;
        if (needed > bytes.length) {
            byte[] larger = new byte[filled == 0 ? needed : Math.max(needed, 2 * bytes.length)];
            System.arraycopy(bytes, 0, larger, 0, filled);
            bytes = larger;
        }
        in.readBytes(bytes, filled, count);
        filled = needed;
    }

    private void scan() throws Malformed {
        while (at < filled && state != At.DONE) {
            if (at == bound) {
                throw tooLarge();
            }
            switch (state) {
                case START -> start();
                case EMPTY_LINE_END -> lineEnd(At.START);
                case FIRST_LINE -> firstLine();
                case FIRST_LINE_END -> firstLineEnd();
                case FIELD -> field();
                case NAME -> name();
                case BLANK -> blank();
                case VALUE -> value();
                case VALUE_END -> lineEnd(At.FIELD);
                case LAST_END -> lineEnd(At.DONE);
                case DONE -> {}
            }
        }
    }

    private Malformed tooLarge() {
        boolean inFirstLine = state.ordinal() < At.FIELD.ordinal();
        return inFirstLine
                ? new Malformed(
                        FailureKind.URI_TOO_LONG, "the first line is longer than " + limits.firstLine() + " bytes")
                : new Malformed(FailureKind.HEADERS_TOO_LARGE, "headers: more than " + limits.fieldBytes() + " bytes");
    }

    private int end() {
        return Math.min(filled, bound);
    }

    // ---- the first line

    private void start() {
        if (bytes[at] == Octets.CR && at < 2 * emptyLines) {
            at++;
            state = At.EMPTY_LINE_END;
            return;
        }
        mark = at;
        bound = at + limits.firstLine() + 1;
        state = At.FIRST_LINE;
    }

    private void firstLine() throws Malformed {
        at = Octets.endOfText(bytes, at, end());
        if (at == end()) {
            return;
        }
        if (bytes[at] != Octets.CR) {
            throw new Malformed(
                    bytes[at] == Octets.LF
                            ? "the first line ends without CR"
                            : "the first line has a control character");
        }
        bound = at + 2;
        at++;
        state = At.FIRST_LINE_END;
    }

    private void firstLineEnd() throws Malformed {
        int end = at - 1;
        lineEnd(At.FIELD);
        bound = at + limits.fieldBytes() + 2;
        firstLine.read(bytes, mark, end);
    }

    private void lineEnd(At next) throws Malformed {
        if (bytes[at] != Octets.LF) {
            throw new Malformed("a CR that ends no line");
        }
        at++;
        state = next;
    }

    // ---- fields

    private void field() throws Malformed {
        if (bytes[at] == Octets.CR) {
            at++;
            state = At.LAST_END;
            return;
        }
        if (Octets.isBlank(bytes[at])) {
            throw new Malformed("a header's line begins with white space");
        }
        if (++fields > limits.fields()) {
            throw new Malformed(FailureKind.HEADERS_TOO_LARGE, "more than " + limits.fields() + " headers");
        }
        mark = at;
        hash = 0;
        state = At.NAME;
    }

    private void name() throws Malformed {
        int end = end();
        int i = at;
        int h = hash;
        byte token;
        while (i < end && (token = Octets.token(bytes[i])) != 0) {
            h = FieldNames.hash(h, token);
            i++;
        }
        at = i;
        hash = h;
        if (i < end) {
            endOfName();
        }
    }

    private void endOfName() throws Malformed {
        if (bytes[at] != ':') {
            throw new Malformed("a header's name has a character that is not allowed there, or no colon behind it");
        }
        if (at == mark) {
            throw new Malformed("a header has no name");
        }
        name = FieldNames.of(bytes, mark, at - mark, hash);
        at++;
        state = At.BLANK;
    }

    private void blank() {
        int end = end();
        while (at < end && Octets.isBlank(bytes[at])) {
            at++;
        }
        if (at < end) {
            mark = at;
            state = At.VALUE;
        }
    }

    private void value() throws Malformed {
        at = Octets.endOfText(bytes, at, end());
        if (at == end()) {
            return;
        }
        if (bytes[at] != Octets.CR) {
            throw new Malformed(
                    bytes[at] == Octets.LF
                            ? "a header's line ends without CR"
                            : "a header's value has a control character");
        }
        int end = at;
        while (end > mark && Octets.isBlank(bytes[end - 1])) {
            end--;
        }
        headers.add(name, value(end));
        at++;
        state = At.VALUE_END;
    }

    private CharSequence value(int end) {
        return end == mark ? AsciiString.EMPTY_STRING : new AsciiString(bytes, mark, end - mark, false);
    }
}
