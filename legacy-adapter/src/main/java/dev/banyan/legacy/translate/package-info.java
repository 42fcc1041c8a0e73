/** What a translation is to the proxy: a message in, a message out, or a fault with its place. */
@NullMarked
package dev.banyan.legacy.translate;

import org.jspecify.annotations.NullMarked;
