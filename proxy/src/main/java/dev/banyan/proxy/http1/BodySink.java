package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;
import io.vertx.core.MultiMap;

/** Is told what stands behind a head. Its methods are called from within {@code decode}. */
public interface BodySink {
    /** A body whose length only its end will tell. */
    long UNKNOWN_LENGTH = -1;

    /** @param part never empty, not copied; to be released by the receiver */
    void onBody(ByteBuf part);

    /** The message is whole. @param trailers mostly none; never such as frame, route or authenticate a message */
    void onEnd(MultiMap trailers);
}
