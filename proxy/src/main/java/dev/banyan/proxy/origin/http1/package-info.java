/** HTTP/1 to origins: a connection carries one request and its answer at a time. */
@NullMarked
package dev.banyan.proxy.origin.http1;

import org.jspecify.annotations.NullMarked;
