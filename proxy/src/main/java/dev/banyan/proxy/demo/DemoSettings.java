package dev.banyan.proxy.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings file of the demo's Banyan: on loopback, with its state in the demo's own directory. */
final class DemoSettings {
    /** The one that Banyan's commands ask where they are told nothing else. */
    static final int ADMIN_PORT = 9901;

    private static final int PORT = 8080;
    private static final String TEXT = """
            http: {host: 127.0.0.1, port: %d}
            admin: {host: 127.0.0.1, port: %d}
            debugHeaders: everyone
            drain: {delay: 0s, timeout: 2s}
            accessLog: {format: off}
            stateDir: %s
            """;

    private DemoSettings() {}

    static Path write(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("settings.yaml"),
                TEXT.formatted(freeOr0(PORT), freeOr0(ADMIN_PORT), directory.resolve("state")));
    }

    /** The well-known port where nobody has it, else 0: any. */
    private static int freeOr0(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException taken) {
            return 0;
        }
    }
}
