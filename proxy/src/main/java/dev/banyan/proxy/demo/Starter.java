package dev.banyan.proxy.demo;

import java.io.IOException;
import java.nio.file.Path;

/** Starts a proxy. */
@FunctionalInterface
public interface Starter {
    Running start(Path settings, Path rules) throws IOException;

    /** One that serves. */
    interface Running extends AutoCloseable {
        int httpPort();

        int adminPort();

        @Override
        void close();
    }
}
