/** Watches the rules and reloads them, off the event loops. */
@NullMarked
package dev.banyan.proxy.reload;

import org.jspecify.annotations.NullMarked;
