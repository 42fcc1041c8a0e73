/** JSON (RFC 8259), strictly, with every digit as it was written. */
@NullMarked
package dev.banyan.legacy.format.json;

import org.jspecify.annotations.NullMarked;
