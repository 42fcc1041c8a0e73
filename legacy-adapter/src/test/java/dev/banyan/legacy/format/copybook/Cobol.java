package dev.banyan.legacy.format.copybook;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program in COBOL: put together from its divisions, compiled by GnuCOBOL and run. */
final class Cobol {
    /** IBM's sizes of binary numbers; literals as long as numbers may be. */
    private static final List<String> OPTIONS = List.of(
            "-x",
            "-std=ibm",
            "-fpretty-display",
            "-fnumeric-literal-length=38",
            "-fliteral-length=8191",
            "-ftext-column=255");

    private static final long SECONDS = 20;

    private final Path directory;
    private final List<String> options = new ArrayList<>(OPTIONS);
    private final StringBuilder files = new StringBuilder();
    private final StringBuilder records = new StringBuilder();
    private final StringBuilder storage = new StringBuilder();
    private final StringBuilder statements = new StringBuilder();

    Cobol(Path directory) {
        this.directory = directory;
    }

    static boolean isThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "cobc")));
    }

    Cobol option(String option) {
        options.add(option);
        return this;
    }

    /**
     * A sequential file with the records of a copybook.
     *
     * @param clauses behind the file's name
     * @param copybook in fixed format
     */
    Cobol file(String name, String clauses, String copybook) throws IOException {
        Files.writeString(directory.resolve(name + ".cpy"), copybook);
        files.append("    SELECT %s ASSIGN TO \"%s.dat\"%n    ORGANIZATION SEQUENTIAL.%n".formatted(name, name));
        records.append("FD %s %s.%nCOPY \"%s.cpy\".%n".formatted(name, clauses, name));
        return this;
    }

    Cobol storage(String entries) {
        storage.append(entries).append('\n');
        return this;
    }

    /** Sentences, a line each. */
    Cobol say(String... sentences) {
        for (String sentence : sentences) {
            statements.append("    ").append(sentence).append('\n');
        }
        return this;
    }

    /** What it shows, a line each. */
    List<String> run() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("program.cob"), source());
        List<String> command = new ArrayList<>(List.of("cobc", "-o", "program"));
        command.addAll(options);
        command.add("program.cob");
        start(command);
        return start(List.of("./program"));
    }

    private String source() {
        String text = """
                IDENTIFICATION DIVISION.
                PROGRAM-ID. PEER.
                ENVIRONMENT DIVISION.
                INPUT-OUTPUT SECTION.
                FILE-CONTROL.
                %sDATA DIVISION.
                FILE SECTION.
                %sWORKING-STORAGE SECTION.
                %sPROCEDURE DIVISION.
                MAIN-PART.
                %s    STOP RUN.
                """.formatted(files, records, storage, statements);
        return text.lines().map(line -> "       " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> start(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command + " after " + SECONDS + " s (expected: it has ended)\n" + source());
        }
        String shown = Files.readString(output, StandardCharsets.ISO_8859_1);
        if (process.exitValue() != 0) {
            throw new IOException(command + " ended with " + process.exitValue() + "\n" + shown + "\n" + source());
        }
        return shown.lines().toList();
    }
}
