/** Where lines end: JSONata expressions, without side effects and within limits. */
@NullMarked
package dev.banyan.legacy.expr;

import org.jspecify.annotations.NullMarked;
