/** Problems, and one small validator a topic; none of them stops at the first. */
@NullMarked
package dev.banyan.rules.validate;

import org.jspecify.annotations.NullMarked;
