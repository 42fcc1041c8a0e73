package dev.banyan.proxy.edge;

import dev.banyan.proxy.failure.FailureKind;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;

/**
 * A failure as a client of gRPC sees it: status 200, no body, and what failed in {@code grpc-status} and
 * {@code grpc-message} ("Trailers-Only" of gRPC over HTTP/2). Where gRPC's own mapping of HTTP statuses leaves more than
 * one to choose from, the one that says more is taken.
 */
public final class GrpcProblem {
    private static final String TYPE = "application/grpc";

    private static final int DEADLINE_EXCEEDED = 4;
    private static final int RESOURCE_EXHAUSTED = 8;
    private static final int UNIMPLEMENTED = 12;
    private static final int INTERNAL = 13;
    private static final int UNAVAILABLE = 14;
    private static final int UNKNOWN = 2;
    private static final int CANCELLED = 1;

    private GrpcProblem() {}

    /** True where whoever sent these headers speaks gRPC. */
    public static boolean isReadBy(MultiMap headers) {
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        if (type == null || !type.regionMatches(true, 0, TYPE, 0, TYPE.length())) {
            return false;
        }
        return type.length() == TYPE.length() || "+;".indexOf(type.charAt(TYPE.length())) >= 0;
    }

    /** Fills the headers of the answer, which has no body and a status of 200. */
    public static void write(ProblemBody problem, MultiMap into) {
        String detail = problem.detail().isEmpty() ? problem.kind().title() : problem.detail();
        into.set(HttpHeaderNames.CONTENT_TYPE, TYPE);
        into.set("grpc-status", Integer.toString(status(problem.kind())));
        into.set("grpc-message", encoded(detail));
    }

    /** The code of gRPC for that failure. */
    public static int status(FailureKind kind) {
        return switch (kind) {
            case DEADLINE_EXCEEDED, FIRST_BYTE_TIMEOUT -> DEADLINE_EXCEEDED;
            case CLIENT_ABORTED -> CANCELLED;
            default -> ofHttp(kind.status());
        };
    }

    private static int ofHttp(int status) {
        return switch (status) {
            case 400, 500 -> INTERNAL;
            case 404, 501 -> UNIMPLEMENTED;
            case 408 -> DEADLINE_EXCEEDED;
            case 413, 414, 431 -> RESOURCE_EXHAUSTED;
            case 429, 502, 503, 504 -> UNAVAILABLE;
            default -> UNKNOWN;
        };
    }

    /** Percent-encoded, but for printable ASCII. */
    private static String encoded(String message) {
        StringBuilder encoded = new StringBuilder(message.length());
        for (byte octet : message.getBytes(StandardCharsets.UTF_8)) {
            if (octet >= ' ' && octet <= '~' && octet != '%') {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
