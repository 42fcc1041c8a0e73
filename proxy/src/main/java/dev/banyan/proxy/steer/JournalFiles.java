package dev.banyan.proxy.steer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of a journal's files: {@code audit.jsonl} is written, {@code audit-<seq>.jsonl} hold what came before it,
 * up to and with that event. A file with lines that could not be read is {@code audit-<seq>.corrupt.jsonl}.
 */
final class JournalFiles {
    private static final String SOUND = ".jsonl";
    private static final String CORRUPT = ".corrupt.jsonl";

    private final StateDir dir;

    JournalFiles(StateDir dir) {
        this.dir = dir;
    }

    Path current() {
        return dir.resolve("audit.jsonl");
    }

    Path archive(long seq, boolean sound) {
        return dir.resolve(String.format("audit-%019d%s", seq, sound ? SOUND : CORRUPT));
    }

    /** Oldest first. */
    List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(dir.path())) {
            return files.filter(file -> name(file).matches("audit-\\d{19}(\\.corrupt)?\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes the oldest; a file that could not be read whole stays for a person to look at. */
    void prune(int kept) throws IOException {
        List<Path> sound = archives().stream()
                .filter(file -> !name(file).endsWith(CORRUPT))
                .toList();
        for (Path file : sound.subList(0, Math.max(0, sound.size() - kept))) {
            Files.deleteIfExists(file);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
