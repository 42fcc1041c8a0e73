package dev.banyan.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.settings.PemFile;
import dev.banyan.proxy.settings.Settings.ClientAuth;
import dev.banyan.proxy.settings.Settings.Https;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.settings.Settings.TlsVersion;
import dev.banyan.proxy.tls.TlsEndpoint.Met;
import dev.banyan.proxy.tls.TlsEndpoint.Wish;
import dev.banyan.proxy.wire.Authority;
import dev.banyan.rules.validate.Place;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with clients of the JDK's, by each of the libraries that may do it. */
class ServerTlsTest {
    private static final Authority AUTHORITY = new Authority("Shops");
    private static final Authority STRANGERS = new Authority("Strangers");
    private static final X509Bundle SOMEBODY = AUTHORITY.issue("user");
    private static final X509Bundle STRANGER = STRANGERS.issue("stranger");

    /** Of an authority that only calls itself the same. */
    private static final X509Bundle IMPOSTOR = new Authority("Shops").issue("user");

    private static final X509Bundle NOBODY = null;

    @TempDir
    private Path directory;

    private @Nullable TlsEndpoint endpoint;

    @BeforeEach
    void write() throws IOException {
        Authority.write(directory, "shop", AUTHORITY.issue("shop.test", "www.shop.test"));
        Authority.write(directory, "orders", AUTHORITY.issue("orders.test"));
        AUTHORITY.write(directory.resolve("ca.pem"));
    }

    @AfterEach
    void stop() {
        if (endpoint != null) {
            endpoint.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void theNameThatIsAskedForChoosesTheCertificate(SslProvider provider) throws Exception {
        serve(
                https(List.of(certificate("shop"), certificate("orders", "orders.test", "*.orders.test"))),
                true,
                provider);
        Map<String, String> expected = Map.of(
                "shop.test", "CN=shop.test",
                "www.shop.test", "CN=shop.test",
                "orders.test", "CN=orders.test",
                "ORDERS.test", "CN=orders.test",
                "eu.orders.test", "CN=orders.test",
                "a.eu.orders.test", "CN=shop.test",
                "unknown.test", "CN=shop.test",
                "localhost", "CN=shop.test",
                "", "CN=shop.test");
        for (Map.Entry<String, String> name : expected.entrySet()) {
            assertThat(meet(NOBODY, Wish.name(name.getKey())).subject())
                    .as(name.getKey())
                    .isEqualTo(name.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void theHostsOfTheSettingsBeatTheNamesOfTheCertificate(SslProvider provider) throws Exception {
        serve(https(List.of(certificate("shop"), certificate("orders", "*.shop.test", "shop.test"))), true, provider);
        assertThat(meet(NOBODY, Wish.name("eu.shop.test")).subject()).isEqualTo("CN=orders.test");
        assertThat(meet(NOBODY, Wish.name("orders.test")).subject()).isEqualTo("CN=shop.test");
        // Two serve this name: the first does.
        assertThat(meet(NOBODY, Wish.name("shop.test")).subject()).isEqualTo("CN=shop.test");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void theProtocolIsAgreedOn(SslProvider provider) throws Exception {
        serve(https(List.of(certificate("shop"))), true, provider);
        assertThat(meet(NOBODY, Wish.protocols("h2", "http/1.1")).protocol()).isEqualTo("h2");
        assertThat(meet(NOBODY, Wish.protocols("http/1.1", "h2")).protocol()).isEqualTo("h2");
        assertThat(meet(NOBODY, Wish.protocols("http/1.1")).protocol()).isEqualTo("http/1.1");
        assertThat(meet(NOBODY, Wish.name("shop.test")).protocol()).isEmpty();
        endpoint.close();

        serve(https(List.of(certificate("shop"))), false, provider);
        assertThat(meet(NOBODY, Wish.protocols("h2", "http/1.1")).protocol()).isEqualTo("http/1.1");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void whoIsNotAskedShowsNoCertificate(SslProvider provider) throws Exception {
        serve(https(List.of(certificate("shop"))), true, provider);
        meet(NOBODY, Wish.name("shop.test"));
        meet(STRANGER, Wish.name("shop.test"));
    }

    @Test
    void authoritiesThatNobodyIsAskedForAreWarnedOf() {
        assertThat(new ServerTls(https(ClientAuth.NONE, TlsVersion.TLS_1_2), true).problems())
                .singleElement()
                .asString()
                .startsWith("settings.yaml:7:3: warning unused-client-ca clientCa: without clientAuth");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void whoIsAskedMayShowNoneButNotABadOne(SslProvider provider) throws Exception {
        serve(https(ClientAuth.REQUEST, TlsVersion.TLS_1_2), true, provider);
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            meet(NOBODY, Wish.version(version));
            meet(SOMEBODY, Wish.version(version));
            refused(IMPOSTOR, Wish.version(version));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void whoIsRequiredToMustShowAGoodOne(SslProvider provider) throws Exception {
        serve(https(ClientAuth.REQUIRE, TlsVersion.TLS_1_2), true, provider);
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            meet(SOMEBODY, Wish.version(version));
            refused(NOBODY, Wish.version(version));
            refused(STRANGER, Wish.version(version));
            refused(IMPOSTOR, Wish.version(version));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void oldVersionsAreNotSpoken(SslProvider provider) throws Exception {
        serve(https(List.of(certificate("shop"))), true, provider);
        assertThat(meet(NOBODY, Wish.version("TLSv1.2")).version()).isEqualTo("TLSv1.2");
        assertThat(meet(NOBODY, Wish.version("TLSv1.3")).version()).isEqualTo("TLSv1.3");
        endpoint.close();

        serve(https(ClientAuth.REQUEST, TlsVersion.TLS_1_3), true, provider);
        refused(NOBODY, Wish.version("TLSv1.2"));
        assertThat(meet(NOBODY, Wish.version("TLSv1.3")).version()).isEqualTo("TLSv1.3");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL_REFCNT"})
    void ciphersWithoutAuthenticatedEncryptionAreNotSpoken(SslProvider provider) throws Exception {
        serve(https(List.of(certificate("shop"))), true, provider);
        meet(NOBODY, Wish.cipher("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
        meet(NOBODY, Wish.cipher("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"));
        refused(NOBODY, Wish.cipher("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"));
        refused(NOBODY, Wish.cipher("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"));
    }

    @Test
    void whatIsWrongWithFilesIsToldAtOnceWhereTheSettingsNameThem() throws IOException {
        Files.writeString(
                directory.resolve("broken.crt"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Files.writeString(directory.resolve("broken.key"), "nothing");
        ServerTls tls = new ServerTls(
                https(List.of(
                        certificate("absent"),
                        certificate("broken"),
                        new Https.Certificate(pem("shop.crt"), pem("orders.key"), List.of()))),
                true);
        assertThat(tls.problems())
                .extracting(problem -> problem.toString().replace(directory + "/", ""))
                .containsExactly(
                        "settings.yaml:7:3: error bad-tls-file cert: absent.crt: not there"
                                + " (expected: a PEM file of at most 1 MiB that this user may read)",
                        "settings.yaml:7:3: error bad-tls-file key: absent.key: not there"
                                + " (expected: a PEM file of at most 1 MiB that this user may read)",
                        "settings.yaml:7:3: error bad-tls-file cert: broken.crt: a certificate that cannot be decoded"
                                + " (expected: X.509 certificates in PEM)",
                        "settings.yaml:7:3: error bad-tls-file key: broken.key: no private key"
                                + " (expected: one private key, not encrypted, RSA or EC)",
                        "settings.yaml:7:3: error bad-tls-file key: orders.key: a key of another certificate"
                                + " (expected: that of shop.crt)");
    }

    @Test
    void anExpiredCertificateIsWarnedOfAndServed() throws IOException {
        Authority.write(directory, "shop", AUTHORITY.issue(Duration.ofDays(-1), "shop.test"));
        ServerTls tls = new ServerTls(https(List.of(certificate("shop"))), true);
        assertThat(tls.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isFalse())
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("warning certificate-not-valid", "expired at"));
        assertThat(tls.certificates().get(0).name()).isEqualTo("shop.test");
    }

    private void serve(Https https, boolean http2, SslProvider provider) throws InterruptedException {
        ServerTls tls = new ServerTls(https, http2, provider);
        assertThat(tls.problems()).isEmpty();
        endpoint = new TlsEndpoint(tls);
    }

    /** With a context of its own: a session that is resumed asks for the name that it began with. */
    private Met meet(@Nullable X509Bundle shown, Wish wish) throws IOException {
        return endpoint.meet(AUTHORITY.context(shown), wish);
    }

    private void refused(@Nullable X509Bundle shown, Wish wish) {
        assertThatThrownBy(() -> meet(shown, wish)).isInstanceOf(IOException.class);
    }

    private Https https(List<Https.Certificate> certificates) {
        return new Https("127.0.0.1", 0, certificates, null, ClientAuth.NONE, TlsVersion.TLS_1_2, ProxyProtocol.OFF);
    }

    private Https https(ClientAuth clientAuth, TlsVersion version) {
        return new Https(
                "127.0.0.1", 0, List.of(certificate("shop")), pem("ca.pem"), clientAuth, version, ProxyProtocol.OFF);
    }

    private Https.Certificate certificate(String name, String... hosts) {
        return new Https.Certificate(pem(name + ".crt"), pem(name + ".key"), List.of(hosts));
    }

    private PemFile pem(String file) {
        return new PemFile(directory.resolve(file), new Place("settings.yaml", 7, 3));
    }
}
