/** HTTP/2 with clients: a connection, its streams, and what keeps it from being abused. */
@NullMarked
package dev.banyan.proxy.edge.http2;

import org.jspecify.annotations.NullMarked;
