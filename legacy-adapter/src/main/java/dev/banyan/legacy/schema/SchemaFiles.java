package dev.banyan.legacy.schema;

import java.io.IOException;

/** Where schemas are read from; only when rules load. */
@FunctionalInterface
public interface SchemaFiles {

    /**
     * The bytes of a file.
     *
     * @param file as the rules, or another schema's import, name it: relative to the rules' directory
     * @throws IOException where it cannot be had; its message may be shown
     */
    byte[] read(String file) throws IOException;
}
