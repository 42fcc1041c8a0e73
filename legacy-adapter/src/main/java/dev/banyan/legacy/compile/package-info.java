/** From what the rules say of a translation to a translator that is ready, and to all that is wrong with it. */
@NullMarked
package dev.banyan.legacy.compile;

import org.jspecify.annotations.NullMarked;
