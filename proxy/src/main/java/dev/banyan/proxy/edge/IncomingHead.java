package dev.banyan.proxy.edge;

import dev.banyan.proxy.exchange.ClientStream;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request as its protocol's parser has read it; well-formed as a message, not yet looked at by the gate.
 *
 * @param target the request line's target (RFC 9112, section 3.2), or {@code :path}
 * @param authority {@code :authority} of HTTP/2; null: only the Host header can tell
 * @param headers without pseudo headers
 * @param bodyLength bytes of the body as its framing tells, 0 where there is none, or
 *     {@link ClientStream#UNKNOWN_LENGTH}
 */
public record IncomingHead(
        Version version,
        String method,
        String target,
        @Nullable String authority,
        MultiMap headers,
        long bodyLength) {}
