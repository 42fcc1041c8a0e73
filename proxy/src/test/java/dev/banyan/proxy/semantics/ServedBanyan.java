package dev.banyan.proxy.semantics;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Banyan in a process of its own, started as users start it. */
final class ServedBanyan implements Closeable {
    private static final Pattern READY = Pattern.compile("banyan ready http=.*:(\\d+) admin=.*");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

    private final Path directory;
    private final Process process;
    private final int port;

    private ServedBanyan(Path directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    static ServedBanyan on(String rules, String settings) throws IOException {
        Path directory = Files.createTempDirectory("banyan-served");
        Files.writeString(directory.resolve("rules.yaml"), rules);
        Files.writeString(
                directory.resolve("settings.yaml"),
                settings + "accessLog: {format: off}\nstateDir: " + directory.resolve("state") + "\n");
        ProcessBuilder command = new ProcessBuilder(
                        launcher().toString(),
                        "serve",
                        "--rules",
                        directory.resolve("rules.yaml").toString(),
                        "--settings",
                        directory.resolve("settings.yaml").toString(),
                        "--port",
                        "0",
                        "--admin-port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("BANYAN_BUILD", "never");
        Process process = command.start();
        return new ServedBanyan(directory, process, port(process));
    }

    private static Path launcher() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("banyan"))
                ? here.resolve("banyan")
                : here.getParent().resolve("banyan");
    }

    private static int port(Process process) throws IOException {
        for (String line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.matches()) {
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IOException("banyan: ended (expected: the line that it is ready)");
    }

    int port() {
        return port;
    }

    /** Bytes of memory that the process has from the kernel, when its garbage is gone. */
    long resident() throws IOException {
        collectGarbage();
        String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        Matcher resident = RESIDENT.matcher(status);
        if (!resident.find()) {
            throw new IOException("VmRSS: none in /proc/" + process.pid() + "/status");
        }
        return Long.parseLong(resident.group(1)) * 1024;
    }

    private void collectGarbage() throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            new ProcessBuilder(List.of(jcmd.toString(), Long.toString(process.pid()), "GC.run"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
