package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @BeforeEach
    void write() throws IOException {
        write("0s");
    }

    private void write(String delay) throws IOException {
        rules = Files.writeString(directory.resolve("rules.yaml"), RULES);
        settings = Files.writeString(
                directory.resolve("settings.yaml"),
                "drain: {delay: " + delay + ", timeout: 2s}\nstateDir: " + directory.resolve("state") + "\n");
    }

    @Test
    void itSaysWhereItListensAndServesThere() throws Exception {
        try (BanyanProcess banyan = serve("--port", "0", "--admin-port", "0")) {
            Matcher ready = READY.matcher(banyan.line());
            assertThat(ready.matches()).isTrue();
            assertThat(status(ready.group(1), "/elsewhere")).isEqualTo(404);
            assertThat(status(ready.group(2), "/readyz")).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    @DisabledOnOs(OS.WINDOWS)
    void aSignalDrainsAndEndsWith0(String signal) throws Exception {
        try (BanyanProcess banyan = serve("--port", "0", "--admin-port", "0")) {
            assertThat(banyan.line()).matches(READY);
            banyan.signal(signal);
            Ran ran = banyan.ran();
            assertThat(ran.exit()).isZero();
            assertThat(ran.err()).contains("drain");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSecondCtrlCEndsAtOnce() throws Exception {
        write("1h");
        try (BanyanProcess banyan = serve("--port", "0", "--admin-port", "0")) {
            Matcher ready = READY.matcher(banyan.line());
            assertThat(ready.matches()).isTrue();
            banyan.signal("INT");
            awaitDraining(ready.group(2));
            banyan.signal("INT");
            assertThat(banyan.ran().exit()).isEqualTo(130);
        }
    }

    @Test
    void badRulesAreToldALineEachAndEndWith1() throws Exception {
        Files.writeString(rules, RULES.replace("legacy: gone", "legacy: nowhere\n    prioritty: 3"));
        try (BanyanProcess banyan = serve("--port", "0", "--admin-port", "0")) {
            Ran ran = banyan.ran();
            assertThat(ran.err().lines().filter(line -> line.matches(".*rules\\.yaml:\\d+:\\d+: error .*")))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(ran.exit()).isEqualTo(1);
        }
    }

    @Test
    void badSettingsAreToldAndEndWith1() throws Exception {
        Files.writeString(settings, "drane: {delay: 0s}\n");
        try (BanyanProcess banyan = serve("--port", "0")) {
            Ran ran = banyan.ran();
            assertThat(ran.err()).contains("settings.yaml:1:1: error").contains("drain");
            assertThat(ran.exit()).isEqualTo(1);
        }
    }

    @Test
    void aTokenFileThatIsNotThereIsNamed() throws Exception {
        Files.writeString(settings, "admin: {port: 0, tokenFile: admin.token}\n", StandardOpenOption.APPEND);
        try (BanyanProcess banyan = serve("--port", "0")) {
            Ran ran = banyan.ran();
            assertThat(ran.err()).contains("admin.token: not there (expected:");
            assertThat(ran.exit()).isEqualTo(1);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                BanyanProcess banyan = serve("--port", "0", "--admin-port", String.valueOf(taken.getLocalPort()))) {
            Ran ran = banyan.ran();
            assertThat(ran.err()).contains(String.valueOf(taken.getLocalPort()));
            assertThat(ran.exit()).isEqualTo(1);
        }
    }

    @Test
    void withoutRulesOrWithAPortThatIsNoNumberItIsWrongUsage() {
        assertThat(Ran.banyan("serve").exit()).isEqualTo(2);
        assertThat(Ran.banyan("serve", "--rules", "r.yaml", "--port", "http").exit())
                .isEqualTo(2);
    }

    private BanyanProcess serve(String... words) throws IOException {
        List<String> line =
                new ArrayList<>(List.of("serve", "--rules", rules.toString(), "--settings", settings.toString()));
        line.addAll(List.of(words));
        return BanyanProcess.start(directory, line.toArray(String[]::new));
    }

    private static void awaitDraining(String admin) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (status(admin, "/readyz") != 503) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
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
