package dev.banyan.rules.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets of tests: a few that are there, under names that say so. */
final class TestSecrets implements Secrets {
    static final String CANARY = "canary-4711";

    private static final Map<String, String> ENV =
            Map.of("TOKEN", CANARY, "LINES", "a\nb " + CANARY, "HOST", "orders", "BAD_URL", "ftp://" + CANARY);

    @Override
    public @Nullable String env(String name) {
        return ENV.get(name);
    }

    @Override
    public String file(Path path) throws IOException {
        if (path.equals(Path.of("secrets/token"))) {
            return CANARY;
        }
        throw new IOException("no such file " + CANARY);
    }
}
