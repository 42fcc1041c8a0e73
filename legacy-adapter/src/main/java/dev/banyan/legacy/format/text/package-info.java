/** Plain text, and no body at all. */
@NullMarked
package dev.banyan.legacy.format.text;

import org.jspecify.annotations.NullMarked;
