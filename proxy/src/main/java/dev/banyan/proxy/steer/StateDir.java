package dev.banyan.proxy.steer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory of the journal, held by one process at a time; what is in it is for its owner's eyes only. */
final class StateDir implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private StateDir(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** @throws IOException where it cannot be made, or another process holds it */
    static StateDir open(Path path) throws IOException {
        FileChannel lockFile = lockFile(path);
        @Nullable FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            lockFile.close();
            throw new IOException("stateDir: " + path + " is in use by another process (expected: one of its own)");
        }
        return new StateDir(path, lockFile);
    }

    private static FileChannel lockFile(Path path) throws IOException {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, owner(path, "rwx------"));
            }
            return channel(path.resolve("lock"));
        } catch (FileSystemException e) {
            throw new IOException("stateDir: " + path + " (expected: a directory that can be written): " + e, e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    /** Opens for writing; makes the file where it is missing. */
    static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), owner(file, "rw-------"));
    }

    /** The file is there whole, under that name, or as it was before; also when the power fails. */
    void replace(Path file, byte[] content) throws IOException {
        Path next = path.resolve(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        try (FileChannel channel = channel(next)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /** Makes names last: a directory has a cache of its own. Where the platform cannot open one it needs no such call. */
    void sync() throws IOException {
        if (!posix(path)) {
            return;
        }
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static FileAttribute<?>[] owner(Path path, String permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
