package dev.banyan.proxy.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import io.netty.pkitesting.CertificateBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * testssl.sh finds nothing above low. In every build it looks at protocols, ciphers, preferences and the certificate;
 * {@code -Dbanyan.testssl=full} is all that it knows (see {@code proxy/bench/attack}).
 */
@NeedsProgram(TestsslTest.PROGRAM)
class TestsslTest {
    static final String PROGRAM = "testssl";

    private static final boolean FULL = "full".equals(System.getProperty("banyan.testssl"));
    private static final List<String> SHORT = List.of("-p", "-s", "-P", "-S", "-R", "-C", "-Z");
    private static final Set<String> HARMLESS = Set.of("OK", "INFO", "LOW");
    /** What an application says, and no proxy for it. */
    private static final String HEADERS = "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
            + "X-Frame-Options: DENY\r\nX-Content-Type-Options: nosniff\r\nContent-Security-Policy: default-src 'self'\r\n";

    @TempDir
    private Path directory;

    private RawOrigin origin;
    private RunningBanyan banyan;

    @BeforeEach
    void start() throws IOException {
        origin = new RawOrigin((request, to) ->
                to.write("HTTP/1.1 200 OK\r\n" + HEADERS + "Content-Type: text/html\r\nContent-Length: 2\r\n\r\nok"));
        Authority authority = new Authority("throwaway");
        authority.write(directory.resolve("ca.pem"));
        Authority.write(
                directory,
                "shop",
                authority.sign(new CertificateBuilder()
                        .ecp256()
                        .subject("CN=shop.test")
                        .notBefore(Instant.now().minus(Duration.ofDays(1)))
                        .notAfter(Instant.now().plus(Duration.ofDays(300)))
                        .setKeyUsage(true, CertificateBuilder.KeyUsage.digitalSignature)
                        .addExtendedKeyUsageServerAuth()
                        .addSanDnsName("shop.test")
                        .addSanIpAddress("127.0.0.1")
                        .addCrlDistributionPoint(URI.create("http://127.0.0.1:1/none.crl"))));
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()), """
                https:
                  host: 127.0.0.1
                  port: 0
                  certificates: [{cert: %1$s/shop.crt, key: %1$s/shop.key}]
                """.formatted(directory));
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @Test
    void findsNothingAboveLow() throws Exception {
        Path findings = directory.resolve("findings.json");
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "--quiet",
                "--color",
                "0",
                "--warnings",
                "batch",
                "--nodns",
                "none",
                "--add-ca",
                directory.resolve("ca.pem").toString(),
                "--jsonfile",
                findings.toString()));
        command.addAll(FULL ? List.of() : SHORT);
        command.add("https://127.0.0.1:" + banyan.httpsPort());
        String report = RunningProgram.output(command, directory.resolve("report"));

        JsonNode all = new ObjectMapper().readTree(findings.toFile());
        assertThat(all).as(report).anySatisfy(finding -> {
            assertThat(finding.get("id").asText()).isEqualTo("TLS1_3");
            assertThat(finding.get("finding").asText()).startsWith("offered");
        });
        assertThat(all)
                // What it misses in the machine's own OpenSSL says nothing about Banyan.
                .filteredOn(finding -> !finding.get("id").asText().equals("engine_problem"))
                .filteredOn(
                        finding -> !HARMLESS.contains(finding.get("severity").asText()))
                .as(report)
                .isEmpty();
    }
}
