package dev.banyan.proxy.corpus;

/** A header or trailer line as a reader understood it. */
record Field(String name, String value) {
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
