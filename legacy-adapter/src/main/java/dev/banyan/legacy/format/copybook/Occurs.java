package dev.banyan.legacy.format.copybook;

import org.jspecify.annotations.Nullable;

/**
 * How many times something stands there, one behind the other.
 *
 * @param least times at least; without a counter the same as {@code most}
 * @param counter the name of the field that says how many there are; null: always {@code most}
 */
record Occurs(int least, int most, @Nullable Token counter) {}
