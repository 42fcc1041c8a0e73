/** Rows of cells (RFC 4180). */
@NullMarked
package dev.banyan.legacy.format.csv;

import org.jspecify.annotations.NullMarked;
