/** Where clients come in: sockets, bounds on connections, PROXY protocol, TLS, and the choice of the protocol. */
@NullMarked
package dev.banyan.proxy.listen;

import org.jspecify.annotations.NullMarked;
