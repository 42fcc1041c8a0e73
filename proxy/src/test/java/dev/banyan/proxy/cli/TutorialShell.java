package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A reader's terminal: one shell, in which each command is typed where the one before has left it. */
final class TutorialShell implements AutoCloseable {
    private static final String END = "the end of the step: ";
    private static final String BANYAN = """
            #!/bin/sh
            case $1 in ramp | kill) set -- "$@" --admin "http://127.0.0.1:$BANYAN_ADMIN_PORT" ;; esac
            exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s "$@"
            """;

    private final Path directory;
    private final Process shell;
    private final BufferedReader output;
    private final Writer input;

    private TutorialShell(Path directory, Process shell) {
        this.directory = directory;
        this.shell = shell;
        this.output = shell.inputReader();
        this.input = shell.outputWriter();
    }

    /**
     * @param directory where it starts; {@code banyan} is put there
     * @param environment beside that of the test
     */
    static TutorialShell start(Path directory, Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String banyan = BANYAN.formatted(java, System.getProperty("java.class.path"), Main.class.getName());
        Files.setPosixFilePermissions(
                Files.writeString(directory.resolve("banyan"), banyan), PosixFilePermissions.fromString("rwxr-xr-x"));
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-m").directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new TutorialShell(directory, builder.start());
    }

    /** Standard output and standard error of all commands as they came, and the exit code of the last. */
    record Shown(String text, int exit) {}

    Shown type(String commands) throws IOException {
        Path step = Files.writeString(directory.resolve(".step"), commands);
        // Read from a file, for a command must not read those behind it.
        input.write(". '" + step + "' < /dev/null; printf '\\n" + END + "%s\\n' $?\n");
        input.flush();
        StringBuilder text = new StringBuilder();
        String line = line(text);
        while (!line.startsWith(END)) {
            text.append(line).append('\n');
            line = line(text);
        }
        return new Shown(text.toString(), Integer.parseInt(line.substring(END.length())));
    }

    private String line(CharSequence before) throws IOException {
        String line = output.readLine();
        assertThat(line).as("the shell goes on after%n%s", before).isNotNull();
        return line;
    }

    /** Ends what runs in the background too. */
    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
