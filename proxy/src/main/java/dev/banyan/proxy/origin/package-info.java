/** HTTP origins: connections, pools, the choice among origins, and one attempt at them. The protocols are sub-rooms. */
@NullMarked
package dev.banyan.proxy.origin;

import org.jspecify.annotations.NullMarked;
