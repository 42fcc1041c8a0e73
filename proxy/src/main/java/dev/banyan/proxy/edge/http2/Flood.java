package dev.banyan.proxy.edge.http2;

/**
 * Frames that cost the sender nothing and us something, and how many of them a connection may send in half a minute. A
 * client at work sends more of some: for each stream it begins, and for each frame of DATA that it is sent.
 */
enum Flood {
    /** Streams begun and cancelled (CVE-2023-44487). */
    RAPID_RESET("h2-rapid-reset", 200, 0, 0),
    /** Streams that the client makes us reset (CVE-2025-8671). */
    MADE_RESET("h2-made-you-reset", 200, 0, 0),
    /** Streams above the number that was agreed on. */
    STREAMS("h2-too-many-streams", 500, 0, 0),
    SETTINGS("h2-settings-flood", 100, 0, 0),
    PING("h2-ping-flood", 300, 1, 1),
    PRIORITY("h2-priority-flood", 300, 10, 0),
    WINDOW_UPDATE("h2-window-update-flood", 1_000, 10, 10),
    EMPTY_DATA("h2-empty-frame-flood", 100, 1, 0),
    UNKNOWN("h2-unknown-frame-flood", 1_000, 1, 0),
    /** Heads in many small parts, or in more bytes than a head may have. */
    CONTINUATION("h2-continuation-flood", 0, 0, 0),
    /** A head that is small on the wire and large behind HPACK. */
    HEADER_BOMB("h2-header-bomb", 0, 0, 0);

    private final String reason;
    private final int base;
    private final int perStream;
    private final int perData;

    Flood(String reason, int base, int perStream, int perData) {
        this.reason = reason;
        this.base = base;
        this.perStream = perStream;
        this.perData = perData;
    }

    /** The fixed word in metrics and logs. */
    String reason() {
        return reason;
    }

    /**
     * @param streams begun within the half minute
     * @param data frames of DATA sent within it
     */
    long allowed(int streams, int data) {
        return base + (long) perStream * streams + (long) perData * data;
    }
}
