package dev.banyan.rules.yaml;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where {@code ${env:NAME}} and {@code ${file:PATH}} come from. */
public interface Secrets {

    /** The variable of the process's environment, or null where it is not set. */
    @Nullable
    String env(String name);

    /**
     * The content of a file, without one newline at its end.
     *
     * @param path as written in the rules; a relative one starts at the directory of the rules
     * @throws IOException where it cannot be read; its message is not shown
     */
    String file(Path path) throws IOException;
}
