/** What headers become on their way: hop-by-hop ends here, forwarding is told, edits are made, addresses become public. */
@NullMarked
package dev.banyan.proxy.headers;

import org.jspecify.annotations.NullMarked;
