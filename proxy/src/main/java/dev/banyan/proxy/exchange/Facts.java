package dev.banyan.proxy.exchange;

import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.split.Reason;
import dev.banyan.rules.split.Splitter;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one exchange when it is over; filled while it runs, read once at its end by metrics
 * and access log, on the event loop that owns it. Never kept beyond that call.
 */
public final class Facts {
    /** A point in time that was not reached. */
    public static final long NEVER = 0;

    /** {@link System#nanoTime} when the head was there. */
    public long started;
    /** {@link System#nanoTime} when the last byte of the answer was handed over, or the exchange was given up. */
    public long ended;
    /** {@link System#nanoTime} when a backend's connection was there, or {@link #NEVER}. */
    public long connected;
    /** {@link System#nanoTime} when the backend's head was there, or {@link #NEVER}. */
    public long firstByte;
    /** {@link System#nanoTime} when the last attempt began, or {@link #NEVER}. */
    public long attemptStarted;

    public String requestId = "";
    /** 32 hex digits (W3C Trace Context); empty where there is none. */
    public String traceId = "";
    /** The client's address as {@code trustedProxies} lets it be seen. */
    public String client = "";

    public String method = "";
    public String scheme = "";
    public String host = "";
    /** The path without its query: a query may hold secrets. */
    public String path = "";
    /** An escape of the path is itself escaped: who decodes twice reads another path. */
    public boolean doubleEncoded;

    public @Nullable String userAgent;

    /** The status the client saw; 0 where it saw none. */
    public int status;
    /** The client left or the answer was cut before its end. */
    public boolean aborted;
    /** What failed; null: nothing did. */
    public @Nullable FailureKind failure;

    /** Null: no route matched. */
    public @Nullable Route route;
    /** The side that answered or was to answer; null: none was chosen. */
    public @Nullable Side side;

    public @Nullable Reason reason;
    /** 0 to 9999, or {@link Splitter#NO_BUCKET}. */
    public int bucket = Splitter.NO_BUCKET;
    /** The backend's name; null: none was asked. */
    public @Nullable String backend;

    public String revision = "";

    /** How long translating took, both ways, waiting for a thread included; 0: nothing was translated. */
    public long translateNanos;

    /** How often a backend was asked. */
    public int attempts;
    /** Bytes of the request's body. */
    public long bytesIn;
    /** Bytes of the answer's body. */
    public long bytesOut;

    public long durationNanos() {
        return ended - started;
    }
}
