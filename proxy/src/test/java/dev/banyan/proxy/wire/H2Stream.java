package dev.banyan.proxy.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What came on one stream of HTTP/2 until now: a request at a backend, an answer at a client. */
public final class H2Stream {
    private final int id;
    private final List<List<String>> interims = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile List<String> fields = List.of();
    private volatile List<String> trailers = List.of();
    private volatile Integer reset;
    private volatile boolean ended;
    private volatile long bodyLength;
    private volatile boolean discarding;
    long window;

    H2Stream(int id, long window) {
        this.id = id;
        this.window = window;
    }

    public int id() {
        return id;
    }

    /** Header lines of each answer with a status below 200, in order. */
    public List<List<String>> interims() {
        return interims;
    }

    /** Header lines, pseudo-headers too; empty as long as none came. */
    public List<String> fields() {
        return fields;
    }

    public List<String> trailers() {
        return trailers;
    }

    /** The code of RST_STREAM, or null. */
    public Integer reset() {
        return reset;
    }

    /** True once END_STREAM came. */
    public boolean isEnded() {
        return ended;
    }

    /** True where nothing more comes: it ended or was reset. */
    public boolean isOver() {
        return ended || reset != null;
    }

    public synchronized byte[] body() {
        return body.toByteArray();
    }

    public String text() {
        return new String(body(), StandardCharsets.ISO_8859_1);
    }

    /** Bytes of DATA until now. */
    public long bodyLength() {
        return bodyLength;
    }

    /** From now on bytes of the body are counted and not kept. */
    public void discardBody() {
        discarding = true;
    }

    public int status() {
        return Integer.parseInt(header(":status"));
    }

    /** The value of the first header of that name, or null. */
    public String header(String name) {
        return headers(name).stream().findFirst().orElse(null);
    }

    public List<String> headers(String name) {
        return Lines.of(fields, name);
    }

    void headersCame(List<String> lines, boolean end) {
        if (!fields.isEmpty()) {
            trailers = lines;
        } else if (lines.stream().anyMatch(line -> line.startsWith(":status: 1"))) {
            interims.add(lines);
        } else {
            fields = lines;
        }
        ended |= end;
    }

    synchronized void dataCame(byte[] bytes, boolean end) {
        bodyLength += bytes.length;
        if (!discarding) {
            body.writeBytes(bytes);
        }
        ended |= end;
    }

    void resetCame(int code) {
        reset = code;
    }
}
