package dev.banyan.rules.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Secrets of this process's environment and file system. */
public final class FileSecrets implements Secrets {
    private static final int MAX_BYTES = 64 * 1024;

    private final Path directory;

    /** @param directory where relative paths start: that of the rules */
    public FileSecrets(Path directory) {
        this.directory = directory;
    }

    @Override
    public @Nullable String env(String name) {
        return System.getenv(name);
    }

    /** Reads at most 64 KiB; a longer file is refused. */
    @Override
    public String file(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(directory.resolve(path))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("longer than " + MAX_BYTES + " bytes");
            }
            return withoutNewline(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String withoutNewline(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
