/** The path on its way to a backend and back. */
@NullMarked
package dev.banyan.rules.rewrite;

import org.jspecify.annotations.NullMarked;
