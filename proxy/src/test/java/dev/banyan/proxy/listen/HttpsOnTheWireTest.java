package dev.banyan.proxy.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.boot.StartRefused;
import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole Banyan with a listener for TLS. */
class HttpsOnTheWireTest {
    private static final Authority AUTHORITY = new Authority("Shops");

    @TempDir
    private Path directory;

    private RawOrigin origin;
    private @Nullable RunningBanyan banyan;

    @BeforeEach
    void start() throws IOException {
        origin = RawOrigin.answering("ok");
        AUTHORITY.write(directory.resolve("ca.pem"));
        Authority.write(directory, "tls", AUTHORITY.issue("shop.test", "127.0.0.1"));
    }

    @AfterEach
    void stop() throws IOException {
        if (banyan != null) {
            banyan.close();
        }
        origin.close();
    }

    @ParameterizedTest
    @EnumSource
    void bothProtocolsAreServed(HttpClient.Version version) throws Exception {
        serve("");
        HttpResponse<String> answer = get(version);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).isEqualTo("ok");
        assertThat(seen().header("x-forwarded-proto")).isEqualTo("https");
        assertThat(seen().header("x-forwarded-port")).isEqualTo(String.valueOf(banyan.httpsPort()));
        assertThat(banyan.get("/").status()).isEqualTo(200);
        assertThat(seen().header("x-forwarded-proto")).isEqualTo("http");
    }

    @Test
    void withoutHttp2EverybodyGetsHttp1() throws Exception {
        serve("\nhttp: {host: 127.0.0.1, port: 0, http2: false}");
        assertThat(get(HttpClient.Version.HTTP_2).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void nobodyCanSayThatHeShowedACertificate() throws Exception {
        serve("");
        banyan.get("/", "X-Forwarded-Client-Cert: Subject=admin", "Client-Cert: :AAAA:", "client-cert-chain: :AAAA:");
        assertThat(seen().fields()).noneMatch(line -> line.toLowerCase().contains("client-cert"));
        banyan.close();

        serve("\ntrustedProxies: [127.0.0.1]");
        banyan.get("/", "X-Forwarded-Client-Cert: Subject=admin");
        assertThat(seen().header("x-forwarded-client-cert")).isEqualTo("Subject=admin");
    }

    @Test
    void aClientMustShowItsCertificateWhereItIsRequired() throws Exception {
        serve(", clientCa: %s/ca.pem, clientAuth: require".formatted(directory), "");
        assertThat(get(AUTHORITY.context(AUTHORITY.issue("user")), HttpClient.Version.HTTP_2)
                        .statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> get(HttpClient.Version.HTTP_2)).isInstanceOf(IOException.class);
        // The client may try once more.
        String refused = "banyan_rejected_requests_total{reason=\"tls-handshake\"}";
        Eventually.holds("it is counted", () -> banyan.metric(refused) >= 1);
        assertThat(origin.received()).hasSize(1);
    }

    @Test
    void whoDoesNotSpeakTlsOrNotInTimeIsClosed() throws Exception {
        serve("\nlimits: {headersTimeout: 300ms}");
        try (RawClient plain = new RawClient(banyan.httpsPort());
                RawClient silent = new RawClient(banyan.httpsPort());
                RawClient slow = new RawClient(banyan.httpsPort())) {
            plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            slow.send("\u0016\u0003\u0001");
            assertThat(silent.isClosed()).isTrue();
            assertThat(slow.isClosed()).isTrue();
            awaitClosed(plain);
        }
        awaitCount("banyan_rejected_requests_total{reason=\"tls-handshake\"}", 3);
    }

    /** BoringSSL says that it is no TLS before it closes. */
    private static void awaitClosed(RawClient client) throws IOException {
        byte[] alert = new byte[64];
        int read = client.read(alert);
        while (read >= 0) {
            read = client.read(alert);
        }
    }

    @Test
    void theProxyHeaderComesBeforeTls() throws Exception {
        serve(", proxyProtocol: require", "\ntrustedProxies: [127.0.0.1]");
        try (Socket plain = new Socket("127.0.0.1", banyan.httpsPort())) {
            plain.getOutputStream()
                    .write("PROXY TCP4 203.0.113.7 127.0.0.1 5 443\r\n".getBytes(StandardCharsets.US_ASCII));
            try (SSLSocket secure = (SSLSocket) AUTHORITY
                    .context(null)
                    .getSocketFactory()
                    .createSocket(plain, "127.0.0.1", banyan.httpsPort(), true)) {
                secure.getOutputStream()
                        .write("GET / HTTP/1.1\r\nHost: shop.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(RawMessage.read(secure.getInputStream(), true).status())
                        .isEqualTo(200);
            }
        }
        assertThat(seen().header("x-forwarded-for")).isEqualTo("203.0.113.7");
    }

    @Test
    void oneClientHasNoMoreConnectionsThanItMay() throws Exception {
        serve("\nlimits: {maxConnectionsPerClient: 2}");
        try (RawClient one = banyan.client();
                RawClient two = banyan.client();
                RawClient three = banyan.client()) {
            assertThat(one.get("/").status()).isEqualTo(200);
            assertThat(two.get("/").status()).isEqualTo(200);
            assertThat(three.isClosed()).isTrue();
        }
        awaitCount("banyan_rejected_requests_total{reason=\"max-connections-per-client\"}", 1);
    }

    @Test
    void aNewCertificateIsServedAndCounted() throws Exception {
        serve("");
        String expiry = "banyan_tls_certificate_expiry_timestamp_seconds{certificate=\"shop.test\"}";
        double before = banyan.metric(expiry);
        assertThat(before).isPositive();
        Authority.write(directory, "tls", AUTHORITY.issue(Duration.ofDays(200), "shop.test", "127.0.0.1"));
        awaitCount("banyan_tls_reloads_total{result=\"applied\"}", 1);
        assertThat(banyan.metric(expiry)).isGreaterThan(before);
        assertThat(get(HttpClient.Version.HTTP_2).statusCode()).isEqualTo(200);

        Files.writeString(directory.resolve("tls.key"), "nothing");
        awaitCount("banyan_tls_reloads_total{result=\"rejected\"}", 1);
        assertThat(get(HttpClient.Version.HTTP_2).statusCode()).isEqualTo(200);
    }

    @Test
    void banyanDoesNotStartWithACertificateThatCannotBeUsed() throws IOException {
        Files.delete(directory.resolve("tls.key"));
        assertThatThrownBy(() -> serve(""))
                .hasCauseInstanceOf(StartRefused.class)
                .hasMessageContaining("settings.yaml:4:")
                .hasMessageContaining("tls.key: not there");
    }

    @Test
    void aDrainEndsTlsConnectionsToo() throws Exception {
        serve("");
        HttpClient client = client(AUTHORITY.context(null), HttpClient.Version.HTTP_2);
        assertThat(client.send(request(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
            try {
                banyan.stop();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Eventually.holds("the idle connection does not hold it up", stopped::isDone);
    }

    private void serve(String settings) {
        serve("", settings);
    }

    private void serve(String https, String settings) {
        banyan = RunningBanyan.on(
                """
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(origin.url()),
                """
                https:
                  host: 127.0.0.1
                  port: 0
                  certificates: [{cert: %1$s/tls.crt, key: %1$s/tls.key}]
                """.formatted(directory).replace("port: 0\n", "port: 0\n" + lines(https)) + settings);
    }

    /** {@code , a: b, c: d} as lines of a section. */
    private static String lines(String more) {
        return more.isEmpty() ? "" : more.substring(2).replace(", ", "\n").indent(2);
    }

    private HttpResponse<String> get(HttpClient.Version version) throws Exception {
        return get(AUTHORITY.context(null), version);
    }

    private HttpResponse<String> get(SSLContext context, HttpClient.Version version) throws Exception {
        return client(context, version).send(request(), BodyHandlers.ofString());
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + banyan.httpsPort() + "/"))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    private static HttpClient client(SSLContext context, HttpClient.Version version) {
        return HttpClient.newBuilder().sslContext(context).version(version).build();
    }

    private RawMessage seen() {
        return origin.received().get(origin.received().size() - 1);
    }

    private void awaitCount(String sample, double count) throws Exception {
        Eventually.holds(sample + " is " + count, () -> banyan.metric(sample) == count);
    }
}
