package dev.banyan.proxy.cli;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Standard input and output as bytes, for commands that read or write what is no text.
 *
 * @param bytes flushed by whoever writes to it
 */
record Streams(InputStream in, OutputStream bytes) {
    /** Where nothing comes, and all that goes is thrown away. */
    static final Streams NONE = new Streams(InputStream.nullInputStream(), OutputStream.nullOutputStream());
}
