package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.edge.GrpcProblem;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * What kind of problem the sender of a request can read.
 *
 * @param bodyless answers have no body
 * @param grpc answers are read by their trailers
 */
record Asked(boolean bodyless, boolean grpc) {

    /** @param method null: not known */
    static Asked of(@Nullable CharSequence method, MultiMap headers) {
        return new Asked(method != null && AsciiString.contentEquals("HEAD", method), GrpcProblem.isReadBy(headers));
    }
}
