package dev.banyan.proxy.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * nginx as the modern application: the same paths as the old one, visits kept in a cookie of its own, and redirects,
 * links and a refresh that name its own address.
 */
final class ModernNginx implements AutoCloseable {
    static final String PROGRAM = "nginx";
    static final String HOST = "127.0.0.3";

    private static final String CONF = """
            daemon off; worker_processes 1; pid %1$s/nginx.pid; error_log stderr warn;
            events { worker_connections 512; }
            http {
              client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              access_log off; default_type text/html;
              server {
                listen %2$s:%3$d;
                add_header X-Application modern always;
                location = /examples { return 301 http://%2$s:%3$d/examples/; }
                location = /examples/servlets { return 302 http://%2$s:%3$d/examples/servlets/; }
                location = /examples/jsp { return 308 http://%2$s:%3$d/examples/jsp/; }
                location = /examples/servlets/servlet/SessionExample {
                  if ($arg_datavalue) {
                    add_header X-Application modern always;
                    add_header Set-Cookie "visit=$arg_datavalue; Domain=%2$s; Path=/examples; HttpOnly";
                    return 302 http://%2$s:%3$d/examples/servlets/servlet/SessionExample;
                  }
                  return 200 "modern session: colour = $cookie_visit";
                }
                location /examples/ {
                  add_header X-Application modern always;
                  add_header Link "<http://%2$s:%3$d/examples/style.css>; rel=preload";
                  add_header Content-Location http://%2$s:%3$d$uri;
                  add_header Refresh "600; url=http://%2$s:%3$d/examples/";
                  return 200 "modern page";
                }
              }
            }
            """;

    private final RunningProgram program;
    private final InetSocketAddress address;

    private ModernNginx(RunningProgram program, InetSocketAddress address) {
        this.program = program;
        this.address = address;
    }

    static ModernNginx start(Path directory) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress(HOST);
        Files.createDirectories(directory);
        Path conf = RunningProgram.write(
                directory.resolve("nginx.conf"), CONF.formatted(directory, HOST, address.getPort()));
        RunningProgram program = RunningProgram.start(
                List.of(PROGRAM, "-p", directory.toString(), "-c", conf.toString()),
                Map.of("PATH", System.getenv("PATH") + ":/usr/sbin"),
                directory.resolve("out"),
                address);
        return new ModernNginx(program, address);
    }

    String url() {
        return "http://" + HOST + ":" + address.getPort();
    }

    int port() {
        return address.getPort();
    }

    @Override
    public void close() {
        program.close();
    }
}
