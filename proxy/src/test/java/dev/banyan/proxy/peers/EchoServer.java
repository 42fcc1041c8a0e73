package dev.banyan.proxy.peers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * A real server in a private instance that answers every request with what it understood: {@code X-Method}, {@code
 * X-Target}, {@code X-Host} and {@code X-Length}, the octets of the body.
 */
public final class EchoServer implements AutoCloseable {
    public static final String NGINX = "nginx";
    public static final String APACHE = "apache2";
    public static final String TOMCAT = LegacyTomcat.PROGRAM;
    public static final String NODE = "node";

    private static final String HOST = "127.0.0.1";

    private final String name;
    private final int port;
    private final RunningProgram program;

    private EchoServer(String name, int port, RunningProgram program) {
        this.name = name;
        this.port = port;
        this.program = program;
    }

    public static EchoServer nginx(Path directory) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress(HOST);
        Path conf = RunningProgram.write(directory.resolve("nginx.conf"), filled("nginx.conf", directory, address));
        return started(
                "nginx", directory, address, List.of(NGINX, "-p", directory.toString(), "-c", conf.toString()), path());
    }

    public static EchoServer apache(Path directory) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress(HOST);
        Path conf = RunningProgram.write(directory.resolve("apache.conf"), filled("apache.conf", directory, address));
        Path script = RunningProgram.write(directory.resolve("length.cgi"), text("length.cgi"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return started("Apache", directory, address, List.of(APACHE, "-X", "-f", conf.toString()), path());
    }

    public static EchoServer node(Path directory) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress(HOST);
        Path script = RunningProgram.write(directory.resolve("node.js"), text("node.js"));
        return started("Node", directory, address, List.of(NODE, script.toString(), "" + address.getPort()), path());
    }

    public static EchoServer tomcat(Path base) throws IOException {
        InetSocketAddress address = RunningProgram.freeAddress(HOST);
        RunningProgram.write(base.resolve("conf/server.xml"), filled("server.xml", base, address));
        Path application = base.resolve("webapps/ROOT/WEB-INF");
        RunningProgram.write(application.resolve("web.xml"), text("web.xml"));
        Path source = RunningProgram.write(base.resolve("EchoServlet.java"), text("EchoServlet.java.txt"));
        compile(source, Files.createDirectories(application.resolve("classes")));
        for (String directory : List.of("logs", "temp", "work")) {
            Files.createDirectories(base.resolve(directory));
        }
        return started("Tomcat", base, address, List.of(TOMCAT, "run"), LegacyTomcat.environment(base));
    }

    private static void compile(Path source, Path into) throws IOException {
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        "/usr/share/tomcat10/lib/servlet-api.jar",
                        "-d",
                        into.toString(),
                        source.toString());
        if (failed != 0) {
            throw new IOException("the compiler refused " + source);
        }
    }

    private static EchoServer started(
            String name,
            Path directory,
            InetSocketAddress address,
            List<String> command,
            Map<String, String> environment)
            throws IOException {
        RunningProgram program = RunningProgram.start(command, environment, directory.resolve("out"), address);
        return new EchoServer(name, address.getPort(), program);
    }

    private static Map<String, String> path() {
        return Map.of("PATH", System.getenv("PATH") + ":/usr/sbin");
    }

    private static String filled(String resource, Path directory, InetSocketAddress address) throws IOException {
        return text(resource)
                .replace("$directory", directory.toString())
                .replace("$port", Integer.toString(address.getPort()));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = EchoServer.class.getResourceAsStream("/peers/echo/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        program.close();
    }
}
