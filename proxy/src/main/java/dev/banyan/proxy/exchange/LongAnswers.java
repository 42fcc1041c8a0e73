package dev.banyan.proxy.exchange;

import io.vertx.core.MultiMap;

/** Answers that go on for as long as they have something to say: the time for a whole request says nothing of them. */
final class LongAnswers {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String GRPC = "application/grpc";

    private LongAnswers() {}

    /** True for server-sent events (HTML, section 9.2) and gRPC, whose deadline is its own. */
    static boolean isOne(MultiMap headers) {
        String type = headers.get("content-type");
        return type != null
                && (type.regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length())
                        || type.regionMatches(true, 0, GRPC, 0, GRPC.length()));
    }
}
