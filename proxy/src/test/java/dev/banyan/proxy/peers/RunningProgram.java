package dev.banyan.proxy.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program of the operating system that listens on an address of the loopback; ended on close. */
final class RunningProgram implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_FINISH = Duration.ofMinutes(10);
    private static final Duration TO_END = Duration.ofSeconds(15);

    private final Process process;
    private final Path log;

    private RunningProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and comes back when its port takes connections. */
    static RunningProgram start(
            List<String> command, Map<String, String> environment, Path log, InetSocketAddress address)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        RunningProgram program = new RunningProgram(builder.start(), log);
        program.awaitListening(address);
        return program;
    }

    /** Runs a program to its end and gives what it said. */
    static String output(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(TO_FINISH.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(command.get(0) + " does not end; it said:\n" + Files.readString(log));
            }
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A port that is free on that address now. */
    static InetSocketAddress freeAddress(String host) throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return new InetSocketAddress(host, probe.getLocalPort());
        }
    }

    private void awaitListening(InetSocketAddress address) throws IOException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (!listens(address)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("nothing listens on " + address + "; it said:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean listens(InetSocketAddress address) {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a file of a program's configuration, with the directories above it. */
    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
