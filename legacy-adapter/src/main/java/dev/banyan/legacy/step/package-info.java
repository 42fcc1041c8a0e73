/** What a line does to a value: pure, one file each. */
@NullMarked
package dev.banyan.legacy.step;

import org.jspecify.annotations.NullMarked;
