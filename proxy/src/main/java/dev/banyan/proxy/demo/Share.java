package dev.banyan.proxy.demo;

/**
 * A route's share of the modern side, as text for people.
 *
 * @param configured the percent in the rules; empty: there is no split
 * @param effective the percent in force; empty: there is no split
 */
record Share(String configured, String effective, boolean killed) {
    static final Share NONE = new Share("", "", false);

    /** True where an operator's word is in force in place of the file's. */
    boolean laidOver() {
        return killed || !effective.equals(configured);
    }
}
