/**
 * HTTP/1.0 and 1.1 as bytes, both directions, one strict grammar (RFC 9112; RFC 9110, section 5): decoders that are fed
 * with what comes off the wire, in whatever pieces, and writers. Knows no socket.
 */
@NullMarked
package dev.banyan.proxy.http1;

import org.jspecify.annotations.NullMarked;
