package dev.banyan.rules.live;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files within one budget of bytes, and keeps texts and problems; good for one read of the rules. */
final class FileReader {
    private final List<RulesText> texts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final int budget;
    private int used;

    FileReader(int budget) {
        this.budget = budget;
    }

    /** The bytes of a file whose text could be had; else it leaves a problem. */
    Optional<byte[]> read(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                fail(file, "not-a-file", "file: of another kind (expected: a regular file)");
                return Optional.empty();
            }
            return text(file, bytes(file));
        } catch (NoSuchFileException e) {
            fail(file, "rules-missing", "file: not there (expected: a file with rules)");
        } catch (IOException e) {
            fail(file, "rules-unreadable", "file: " + reason(e) + " (expected: a file that can be read)");
        }
        return Optional.empty();
    }

    void warn(Path file, String code, String message, String hint) {
        problems.add(Problem.warning(code, new Place(file.toString(), 1, 1), message, hint));
    }

    Content content(Revision revision) {
        return problems.stream().anyMatch(Problem::isError)
                ? new Content.Unreadable(problems)
                : new Content.Readable(revision.text(), texts, problems);
    }

    /** Without the file's name, which many messages of the platform consist of. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException inner && inner.getReason() != null
                ? inner.getReason()
                : e.getClass().getSimpleName();
    }

    private byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(budget - used + 1);
        }
    }

    private Optional<byte[]> text(Path file, byte[] bytes) {
        if (bytes.length > budget - used) {
            used = budget;
            fail(
                    file,
                    "rules-too-large",
                    "size: beyond " + budget + " bytes (expected: all rules together within them)");
            return Optional.empty();
        }
        used += bytes.length;
        texts.add(RulesText.utf8(file.toString(), bytes));
        return Optional.of(bytes);
    }

    private void fail(Path file, String code, String message) {
        problems.add(FileRulesSource.problem(file, code, message, ""));
    }
}
