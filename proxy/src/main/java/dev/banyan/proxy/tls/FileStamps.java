package dev.banyan.proxy.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of a few files, links followed: where they are equal, nothing seems to have changed.
 *
 * @param attributes by file
 * @param settled false where a file changed so lately that another change might not show
 */
record FileStamps(Map<Path, Object> attributes, boolean settled) {
    /** The coarsest tick of a file system's clock that is to be expected. */
    private static final Duration TICK = Duration.ofSeconds(2);

    static FileStamps of(List<PemSource> sources) {
        Map<Path, Object> attributes = new HashMap<>();
        Instant newest = Instant.EPOCH;
        for (PemSource source : sources) {
            try {
                BasicFileAttributes seen = Files.readAttributes(source.file(), BasicFileAttributes.class);
                Instant modified = seen.lastModifiedTime().toInstant();
                attributes.put(source.file(), List.of(modified, seen.size(), String.valueOf(seen.fileKey())));
                newest = modified.isAfter(newest) ? modified : newest;
            } catch (IOException e) {
                attributes.put(source.file(), e.getClass());
            }
        }
        return new FileStamps(attributes, newest.isBefore(Instant.now().minus(TICK)));
    }

    boolean areSettled() {
        return settled;
    }

    /** Whether one of them is settled makes no difference to what they say. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileStamps stamps && attributes.equals(stamps.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }
}
