package dev.banyan.proxy.edge.http2;

/**
 * A stream whose answer is whole while its request is not. Some clients fail when it is reset at once, though nothing is
 * wrong: so a little more is read and thrown away, and only who goes on sending is told to stop (RFC 9113, section 8.1).
 */
final class Linger {
    private static final int BYTES = 256 * 1024;
    private static final int TURNS = 2;

    private int bytes;
    private int turns;

    /** So much more came; true where that is enough. */
    boolean isEnough(int more) {
        bytes += more;
        return bytes > BYTES;
    }

    /** Called about twice a second; true where that was long enough. */
    boolean isOver() {
        return ++turns > TURNS;
    }
}
