/** What translations do to heads: templates of paths, parameters and header values, and edits of both lists. */
@NullMarked
package dev.banyan.legacy.head;

import org.jspecify.annotations.NullMarked;
