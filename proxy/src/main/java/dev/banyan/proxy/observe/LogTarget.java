package dev.banyan.proxy.observe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where the log goes: standard output, or a file that is opened anew when it was renamed. Used by one thread. */
final class LogTarget implements AutoCloseable {
    private final @Nullable Path path;
    private OutputStream out;
    private @Nullable Object key;

    private LogTarget(@Nullable Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    static LogTarget standardOutput() {
        return stream(new FileOutputStream(FileDescriptor.out));
    }

    /** @param out is not closed */
    static LogTarget stream(OutputStream out) {
        return new LogTarget(null, out);
    }

    static LogTarget file(Path path) throws IOException {
        LogTarget target = new LogTarget(path, open(path));
        target.key = key(path);
        return target;
    }

    void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Follows the path, where it names another file than the one that is open. */
    void follow() throws IOException {
        if (path == null || key != null && key.equals(key(path))) {
            return;
        }
        OutputStream fresh = open(path);
        out.close();
        out = fresh;
        key = key(path);
    }

    @Override
    public void close() throws IOException {
        if (path != null) {
            out.close();
        }
    }

    private static OutputStream open(Path path) throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static @Nullable Object key(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException renamed) {
            return null;
        }
    }
}
