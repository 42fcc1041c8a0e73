package dev.banyan.proxy.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where something is mounted, as Linux tells (proc(5), {@code /proc/pid/mountinfo}).
 *
 * <p>A file that is a mount of its own - Docker's {@code -v file:file}, a {@code subPath} of Kubernetes - stays what it
 * was when another one is put in its place outside: what it says never changes again.
 */
public record MountPoints(Set<String> paths) {
    private static final Path MOUNTINFO = Path.of("/proc/self/mountinfo");
    private static final int MOUNT_POINT = 4;

    /** Those of this process; none where the system does not tell. */
    public static MountPoints ofThisProcess() {
        try (Stream<String> lines = Files.lines(MOUNTINFO)) {
            return of(lines);
        } catch (IOException | UncheckedIOException e) {
            return new MountPoints(Set.of());
        }
    }

    static MountPoints of(Stream<String> lines) {
        return new MountPoints(lines.map(line -> line.split(" "))
                .filter(columns -> columns.length > MOUNT_POINT)
                .map(columns -> columns[MOUNT_POINT].replace("\\040", " "))
                .collect(Collectors.toSet()));
    }

    /** True where this is a file, and mounted as such. */
    public boolean isMountedFile(Path path) {
        return Files.isRegularFile(path)
                && paths.contains(path.toAbsolutePath().normalize().toString());
    }
}
