package dev.banyan.proxy.corpus;

import java.util.List;

/**
 * One odd or hostile message.
 *
 * @param id unique in the corpus, begins with the class
 * @param kind its class, as the table calls it
 * @param bytes one character a byte
 * @param clause the place in a standard, or in Banyan's own promises, that the expectation rests on
 */
record Vector(String id, String kind, String bytes, Expectation expectation, String clause) {

    /** The method that the bytes begin with, for how an answer is to be read. */
    String method() {
        String start = bytes.stripLeading();
        int space = start.indexOf(' ');
        return space < 0 ? "" : start.substring(0, space);
    }

    /** The same, but nothing is expected of these. */
    Vector without(List<String> names) {
        return new Vector(id, kind, bytes, expectation.without(names), clause);
    }

    /** A line of the whole table, expanded. */
    @Override
    public String toString() {
        return id + " | " + Escapes.write(bytes) + " | " + expectation + " | " + clause;
    }
}
