package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy as a process of its own: what it prints, how it ends. */
final class ServeCommandTest {
    private static final Pattern READY = Pattern.compile(
            "banyan ready http=127\\.0\\.0\\.1:(\\d+) admin=127\\.0\\.0\\.1:(\\d+) revision=[0-9a-f]{12}");
    private static final String RULES = """
            version: 1
            backends:
              gone: {url: "http://127.0.0.1:1"}
            routes:
              - id: all
                match: {prefix: /shop}
                legacy: gone
            """;

    @TempDir
    private Path directory;

    private Path rules;
    private Path settings;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        rules = Files.writeString(directory.resolve("rules.yaml"), RULES);
        settings = Files.writeString(
                directory.resolve("settings.yaml"),
                "drain: {delay: 0s, timeout: 2s}\nstateDir: " + directory.resolve("state") + "\n");
    }

    @AfterEach
    void leaveNothing() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void itSaysWhereItListensAndServesThere() throws Exception {
        BufferedReader out = serve("--port", "0", "--admin-port", "0").inputReader();
        Matcher ready = READY.matcher(out.readLine());
        assertThat(ready.matches()).isTrue();
        assertThat(status(ready.group(1), "/elsewhere")).isEqualTo(404);
        assertThat(status(ready.group(2), "/readyz")).isEqualTo(200);
    }

    @Test
    void sigtermDrainsAndEndsWith0() throws Exception {
        Process banyan = serve("--port", "0", "--admin-port", "0");
        assertThat(banyan.inputReader().readLine()).matches(READY);
        // Not Process.destroy, which closes the streams too.
        banyan.toHandle().destroy();
        assertThat(banyan.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(banyan.exitValue()).isZero();
        assertThat(err(banyan)).contains("drain");
    }

    @Test
    void badRulesAreToldALineEachAndEndWith1() throws Exception {
        Files.writeString(rules, RULES.replace("legacy: gone", "legacy: nowhere\n    prioritty: 3"));
        Process banyan = serve("--port", "0", "--admin-port", "0");
        assertThat(err(banyan).lines().filter(line -> line.matches(".*rules\\.yaml:\\d+:\\d+: error .*")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(banyan.waitFor()).isEqualTo(1);
    }

    @Test
    void badSettingsAndFlagsAreToldAndEndWith1() throws Exception {
        Files.writeString(settings, "drane: {delay: 0s}\n");
        Process banyan = serve("--port", "0");
        assertThat(err(banyan)).contains("settings.yaml:1:1: error").contains("drain");
        assertThat(banyan.waitFor()).isEqualTo(1);
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Process banyan = serve("--port", "0", "--admin-port", port);
            assertThat(err(banyan)).contains(port);
            assertThat(banyan.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void withoutRulesOrWithAPortThatIsNoNumberItIsWrongUsage() {
        assertThat(Ran.banyan("serve").exit()).isEqualTo(2);
        assertThat(Ran.banyan("serve", "--rules", "r.yaml", "--port", "http").exit())
                .isEqualTo(2);
    }

    private Process serve(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--rules",
                rules.toString(),
                "--settings",
                settings.toString()));
        line.addAll(List.of(words));
        Process process = new ProcessBuilder(line).directory(directory.toFile()).start();
        processes.add(process);
        return process;
    }

    private static String err(Process process) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            return reader.lines().reduce("", (text, line) -> text + line + "\n");
        }
    }

    private static int status(String port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
