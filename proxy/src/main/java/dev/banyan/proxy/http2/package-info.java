/** What both ends of HTTP/2 share: header fields there and back. No sockets. */
@NullMarked
package dev.banyan.proxy.http2;

import org.jspecify.annotations.NullMarked;
