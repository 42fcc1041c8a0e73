/** HTTP/2 towards origins: a connection that carries many streams, and one request and its answer on a stream. */
@NullMarked
package dev.banyan.proxy.origin.http2;

import org.jspecify.annotations.NullMarked;
