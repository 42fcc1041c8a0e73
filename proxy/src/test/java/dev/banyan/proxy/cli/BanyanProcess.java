package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One command in a process of its own, as people start it. */
final class BanyanProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final CompletableFuture<String> err;
    private final List<String> out = new ArrayList<>();

    private BanyanProcess(Process process) {
        this.process = process;
        this.err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    }

    static BanyanProcess start(Path directory, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(words));
        return new BanyanProcess(
                new ProcessBuilder(line).directory(directory.toFile()).start());
    }

    /** The next line of standard output, or null where there is none any more. */
    String line() throws IOException {
        String line = process.inputReader().readLine();
        if (line != null) {
            out.add(line);
        }
        return line;
    }

    /** Reads standard output to its end, and says each line. */
    void lines(Consumer<String> reader) throws IOException {
        for (String line = line(); line != null; line = line()) {
            reader.accept(line);
        }
    }

    /** @param name as {@code kill} knows it */
    void signal(String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }

    /** Waits for its end. */
    Ran ran() throws IOException, InterruptedException {
        lines(line -> {});
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), String.join("\n", out), err.join());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String all(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
