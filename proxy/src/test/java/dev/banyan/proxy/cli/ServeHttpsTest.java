package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy as a process of its own, with a port for TLS. */
final class ServeHttpsTest {
    private static final Authority AUTHORITY = new Authority("Shops");
    private static final Pattern READY =
            Pattern.compile("banyan ready http=127\\.0\\.0\\.1:\\d+ admin=127\\.0\\.0\\.1:\\d+"
                    + " revision=[0-9a-f]{12} https=127\\.0\\.0\\.1:(\\d+)");

    @TempDir
    private Path directory;

    private Path settings;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("rules.yaml"), """
                version: 1
                backends: {gone: {url: "http://127.0.0.1:1"}}
                routes: [{id: all, match: {prefix: /shop}, legacy: gone}]
                """);
        Path elsewhere = Files.createDirectory(directory.resolve("etc"));
        settings = Files.writeString(elsewhere.resolve("settings.yaml"), """
                stateDir: "%s"
                drain: {delay: 0s, timeout: 2s}
                https:
                  port: 0
                  certificates: [{cert: tls.crt, key: tls.key}]
                """.formatted(directory.resolve("state")));
        Authority.write(elsewhere, "tls", AUTHORITY.issue("shop.test", "127.0.0.1"));
    }

    @Test
    void theReadyLineEndsWithThePortForTls() throws Exception {
        try (BanyanProcess banyan = serve()) {
            Matcher ready = READY.matcher(banyan.line());
            assertThat(ready.matches()).isTrue();
            HttpClient client =
                    HttpClient.newBuilder().sslContext(AUTHORITY.context(null)).build();
            URI url = URI.create("https://127.0.0.1:" + ready.group(1) + "/elsewhere");
            assertThat(client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aKeyThatCannotBeUsedEndsWith1AndItsPlace() throws Exception {
        Files.writeString(settings.resolveSibling("tls.key"), "no key at all");
        try (BanyanProcess banyan = serve()) {
            Ran ran = banyan.ran();
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .contains(settings + ":5:39: error bad-tls-file key: " + settings.resolveSibling("tls.key")
                            + ": no private key (expected: one private key, not encrypted, RSA or EC)")
                    .doesNotContain("no key at all");
        }
    }

    private BanyanProcess serve() throws IOException {
        return BanyanProcess.start(
                directory,
                "serve",
                "--rules",
                directory.resolve("rules.yaml").toString(),
                "--settings",
                settings.toString(),
                "--port",
                "0",
                "--admin-port",
                "0");
    }
}
