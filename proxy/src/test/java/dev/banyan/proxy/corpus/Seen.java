package dev.banyan.proxy.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A request as an origin has seen it: begun with its head; then whole, or cut where the connection ended before. */
final class Seen {
    enum State {
        BEGUN,
        WHOLE,
        CUT
    }

    private final int connection;
    private final Head head;
    private volatile State state = State.BEGUN;
    private volatile Body body = Body.NONE;
    private volatile String bytes = "";
    private volatile String fault = "";

    Seen(int connection, Head head) {
        this.connection = connection;
        this.head = head;
    }

    void whole(Body body, ByteArrayOutputStream tape) {
        this.body = body;
        this.bytes = tape.toString(StandardCharsets.ISO_8859_1);
        this.state = State.WHOLE;
    }

    /** @param why empty where the connection just ended */
    void cut(String why) {
        this.fault = why;
        this.state = State.CUT;
    }

    int connection() {
        return connection;
    }

    Head head() {
        return head;
    }

    State state() {
        return state;
    }

    Body body() {
        return body;
    }

    /** All bytes of it, one character each. */
    String bytes() {
        return bytes;
    }

    /** What the origin could not read in it; empty where nothing. */
    String fault() {
        return fault;
    }

    @Override
    public String toString() {
        return state + " " + head.start() + " on connection " + connection + (fault.isEmpty() ? "" : ": " + fault);
    }
}
