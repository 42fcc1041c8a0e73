/** The lines of a translation at work: where a value is found, what is done to it, and where it goes. */
@NullMarked
package dev.banyan.legacy.mapping;

import org.jspecify.annotations.NullMarked;
