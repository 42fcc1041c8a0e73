package dev.banyan.proxy.origin;

/** A connection to an origin, as its pool sees it. Confined to its event loop. */
public interface OriginConnection {

    /** Streams that may be opened at this moment on top of those under way; 0 from when it is not to be used again. */
    int room();

    /** Streams under way: opened, and not yet over or given back. */
    int streams();

    /** A stream for one request; only while there is {@link #room}. */
    OriginStream open();

    /** Takes no more streams ({@link #room} is 0 from now on) and closes as soon as none is under way. */
    void retire();
}
