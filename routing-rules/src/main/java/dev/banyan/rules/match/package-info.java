/** Which route wins: the compiled, immutable table of one generation and the report that explains it. */
@NullMarked
package dev.banyan.rules.match;

import org.jspecify.annotations.NullMarked;
