/** HTTP/1.0 and 1.1 towards clients: a connection, its requests one after the other, and their answers. */
@NullMarked
package dev.banyan.proxy.edge.http1;

import org.jspecify.annotations.NullMarked;
