package dev.banyan.proxy.corpus;

import java.io.IOException;
import java.io.InputStream;

/** How one end reads HTTP/1 from a connection. */
interface Reading {

    /** The next head, or null where the connection ended before one began. */
    Head head(InputStream in) throws IOException;

    /** The body behind a request's head. */
    Body body(InputStream in, Head request) throws IOException;

    /** What does not keep to the grammar. */
    final class Malformed extends IOException {
        Malformed(String what) {
            super(what);
        }
    }
}
