package dev.banyan.rules.live;

import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rules in a file, or in a directory of {@code *.yaml} that are merged in name order.
 *
 * <p>Hidden files do not count: editors leave them, and in a ConfigMap's mount they are what the visible names link to.
 * Directories are not gone down into.
 */
public final class FileRulesSource implements RulesSource {
    /** How much text all rules together may have. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    /** Within a read that takes milliseconds so many changes mean that somebody writes without end. */
    private static final int TRIES = 8;

    private final Path root;

    /** @param root need not exist; problems name files as this path does */
    public FileRulesSource(Path root) {
        this.root = root;
    }

    @Override
    public Stamp stamp() {
        return FileStamp.of(root);
    }

    /** Files that change while they are read are read again: half of one version and half of the next is none at all. */
    @Override
    public Content read() {
        for (int i = 0; i < TRIES; i++) {
            Object before = stamp().identity();
            Content content = readOnce();
            if (before.equals(stamp().identity())) {
                return content;
            }
        }
        return unreadable(problem(
                root, "rules-changing", "content: other at each look (expected: a moment without a change)", ""));
    }

    private Content readOnce() {
        FileReader reader = new FileReader(MAX_BYTES);
        if (!Files.isDirectory(root)) {
            Revision revision = new Revision();
            reader.read(root).ifPresent(revision::add);
            return reader.content(revision);
        }
        try {
            return readDirectory(reader);
        } catch (IOException e) {
            return unreadable(problem(
                    root,
                    "rules-unreadable",
                    "directory: " + FileReader.reason(e) + " (expected: one that can be listed)",
                    ""));
        }
    }

    private Content readDirectory(FileReader reader) throws IOException {
        List<Path> files = visible(root);
        Revision revision = new Revision();
        for (Path file : files) {
            if (isRules(file)) {
                reader.read(file).ifPresent(bytes -> revision.add(name(file), bytes));
            } else if (name(file).endsWith(".yml")) {
                reader.warn(
                        file,
                        "ignored-file",
                        "name: " + name(file) + " (expected: it ends in .yaml)",
                        "it is not read");
            }
        }
        if (files.stream().noneMatch(FileRulesSource::isRules)) {
            return unreadable(
                    problem(root, "rules-missing", "directory: no rules in it (expected: at least one *.yaml)", ""));
        }
        return reader.content(revision);
    }

    /** What stands in a directory and is not hidden, by name. */
    static List<Path> visible(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (var stream =
                Files.newDirectoryStream(directory, file -> !name(file).startsWith("."))) {
            stream.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(Comparator.comparing(FileRulesSource::name));
        return files;
    }

    private static boolean isRules(Path file) {
        return name(file).endsWith(".yaml");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    static Problem problem(Path file, String code, String message, String hint) {
        return Problem.error(code, new Place(file.toString(), 1, 1), message, hint);
    }

    private static Content unreadable(Problem problem) {
        return new Content.Unreadable(List.of(problem));
    }
}
