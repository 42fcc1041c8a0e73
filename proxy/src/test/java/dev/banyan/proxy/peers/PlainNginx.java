package dev.banyan.proxy.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * nginx as a backend for any number of connections: {@code /large} has 1 MiB, {@code /upload} reads what it is sent
 * first, everything else is {@code fine}.
 */
final class PlainNginx implements AutoCloseable {
    static final String PROGRAM = "nginx";

    private static final String CONF = """
            daemon off; worker_processes 1; pid %1$s/nginx.pid; error_log stderr warn; worker_rlimit_nofile 8192;
            events { worker_connections 4096; }
            http {
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              access_log off; default_type text/plain; keepalive_requests 1000000; keepalive_timeout 300s;
              server {
                listen 127.0.0.1:%2$d backlog=4096;
                root %1$s/www;
                location / { return 200 fine; }
                location = /large { }
                location = /upload { proxy_pass http://127.0.0.1:%2$d/; }
              }
            }
            """;

    private final RunningProgram program;
    private final InetSocketAddress address;

    private PlainNginx(RunningProgram program, InetSocketAddress address) {
        this.program = program;
        this.address = address;
    }

    static PlainNginx start(Path directory) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress("127.0.0.1");
        Files.createDirectories(directory.resolve("www"));
        Files.writeString(directory.resolve("www/large"), "x".repeat(1 << 20));
        Path conf = RunningProgram.write(directory.resolve("nginx.conf"), CONF.formatted(directory, address.getPort()));
        // One that root starts reads its files as another user.
        makeReadable(directory);
        RunningProgram program = RunningProgram.start(
                List.of(PROGRAM, "-p", directory.toString(), "-c", conf.toString()),
                Map.of("PATH", System.getenv("PATH") + ":/usr/sbin"),
                directory.resolve("out"),
                address);
        return new PlainNginx(program, address);
    }

    private static void makeReadable(Path directory) {
        for (Path each = directory; each != null && each.getNameCount() > 1; each = each.getParent()) {
            each.toFile().setExecutable(true, false);
            each.toFile().setReadable(true, false);
        }
    }

    String url() {
        return "http://127.0.0.1:" + address.getPort();
    }

    @Override
    public void close() {
        program.close();
    }
}
