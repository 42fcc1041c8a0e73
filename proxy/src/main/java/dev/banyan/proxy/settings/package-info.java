/** Process-level choices, read once at start. */
@NullMarked
package dev.banyan.proxy.settings;

import org.jspecify.annotations.NullMarked;
