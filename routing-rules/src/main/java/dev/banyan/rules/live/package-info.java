/** The active generation, and reload as a plain function: unchanged, applied or rejected. */
@NullMarked
package dev.banyan.rules.live;

import org.jspecify.annotations.NullMarked;
