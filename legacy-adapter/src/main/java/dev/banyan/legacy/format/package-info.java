/** Bytes to a neutral tree and back, one format a room below; a new one is a new room and one line in {@code Formats}. */
@NullMarked
package dev.banyan.legacy.format;

import org.jspecify.annotations.NullMarked;
