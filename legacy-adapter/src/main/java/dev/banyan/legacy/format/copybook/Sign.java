package dev.banyan.legacy.format.copybook;

/**
 * Where the sign of a signed number in characters stands.
 *
 * @param leading at the first digit; else at the last
 * @param separate a character of its own; else within the digit
 */
record Sign(boolean leading, boolean separate) {
    /** What COBOL does where nothing is said. */
    static final Sign TRAILING = new Sign(false, false);
}
