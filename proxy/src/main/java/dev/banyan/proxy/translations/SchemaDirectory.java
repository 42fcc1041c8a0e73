package dev.banyan.proxy.translations;

import dev.banyan.legacy.schema.SchemaFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Schemas in files, their names relative to the rules' directory. */
public final class SchemaDirectory implements SchemaFiles {
    /** Bytes of one file. */
    static final int MAX_BYTES = 8 << 20;

    private final Path directory;

    public SchemaDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public byte[] read(String file) throws IOException {
        Path path = path(file);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("of another kind (expected: a regular file)");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("more than " + MAX_BYTES + " bytes (expected: no more)");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new IOException("not there");
        } catch (AccessDeniedException e) {
            throw new IOException("permission denied");
        }
    }

    private Path path(String file) throws IOException {
        try {
            return directory.resolve(file);
        } catch (InvalidPathException e) {
            throw new IOException("no file's name");
        }
    }
}
