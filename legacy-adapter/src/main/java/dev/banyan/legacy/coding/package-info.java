/** What a Content-Encoding has done to a body, undone within a bound. */
@NullMarked
package dev.banyan.legacy.coding;

import org.jspecify.annotations.NullMarked;
