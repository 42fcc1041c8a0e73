package dev.banyan.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.settings.PemFile;
import dev.banyan.proxy.settings.Settings.ClientAuth;
import dev.banyan.proxy.settings.Settings.Https;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.settings.Settings.TlsVersion;
import dev.banyan.proxy.tls.TlsEndpoint.Wish;
import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.rules.validate.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of certificates change while they are in use. */
class TlsWatcherTest {
    private static final Authority AUTHORITY = new Authority("Shops");

    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    @TempDir
    private Path directory;

    private @Nullable ServerTls tls;
    private @Nullable TlsEndpoint endpoint;
    private @Nullable TlsWatcher watcher;

    @AfterEach
    void stop() {
        watcher.close();
        endpoint.close();
    }

    @Test
    void newHandshakesGetTheNewCertificateAndOldConnectionsStay() throws Exception {
        Authority.write(directory, "tls", AUTHORITY.issue("one.test"));
        serve(directory);
        try (SSLSocket before = endpoint.open(AUTHORITY.context(null), Wish.name("x.test"))) {
            Authority.write(directory, "tls", AUTHORITY.issue("two.test"));
            Eventually.holds("the new one is served", () -> subject().equals("CN=two.test"));
            assertThat(outcome()).isEqualTo("applied");
            assertThat(tls.certificate("two.test").name()).isEqualTo("two.test");

            before.getOutputStream().write('!');
            assertThat(before.getInputStream().read()).isEqualTo('!');
        }
    }

    @Test
    void aBrokenPairKeepsTheOneBefore() throws Exception {
        Authority.write(directory, "tls", AUTHORITY.issue("one.test"));
        serve(directory);
        Files.writeString(
                directory.resolve("tls.crt"), AUTHORITY.issue("two.test").getCertificatePEM());
        assertThat(outcome()).isEqualTo("rejected");
        assertThat(subject()).isEqualTo("CN=one.test");
        Files.delete(directory.resolve("tls.key"));
        assertThat(outcome()).isEqualTo("rejected");
        assertThat(subject()).isEqualTo("CN=one.test");

        Authority.write(directory, "tls", AUTHORITY.issue("three.test"));
        assertThat(outcome()).isEqualTo("applied");
        assertThat(subject()).isEqualTo("CN=three.test");
    }

    /** As kubelet does it: the files are links by way of {@code ..data}, and that link is swapped. */
    @Test
    void aMountedSecretThatIsSwappedIsSeen() throws Exception {
        version("..1", "one.test");
        swapTo("..1");
        Files.createSymbolicLink(directory.resolve("tls.crt"), Path.of("..data/tls.crt"));
        Files.createSymbolicLink(directory.resolve("tls.key"), Path.of("..data/tls.key"));
        serve(directory);
        assertThat(subject()).isEqualTo("CN=one.test");

        version("..2", "two.test");
        swapTo("..2");
        assertThat(outcome()).isEqualTo("applied");
        assertThat(subject()).isEqualTo("CN=two.test");
    }

    private void version(String name, String host) throws Exception {
        Authority.write(Files.createDirectory(directory.resolve(name)), "tls", AUTHORITY.issue(host));
    }

    private void swapTo(String version) throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of(version));
        Files.move(
                link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theExpiryIsThatOfTheCertificateInForce() throws Exception {
        Authority.write(directory, "tls", AUTHORITY.issue(Duration.ofDays(5), "one.test"));
        serve(directory);
        assertThat(tls.certificates().get(0).expires()).isBefore(Instant.now().plus(Duration.ofDays(6)));
        Authority.write(directory, "tls", AUTHORITY.issue(Duration.ofDays(50), "one.test"));
        assertThat(outcome()).isEqualTo("applied");
        assertThat(tls.certificates().get(0).expires()).isAfter(Instant.now().plus(Duration.ofDays(49)));
    }

    private void serve(Path files) throws Exception {
        Place place = new Place("settings.yaml", 1, 1);
        Https https = new Https(
                "127.0.0.1",
                0,
                List.of(new Https.Certificate(
                        new PemFile(files.resolve("tls.crt"), place),
                        new PemFile(files.resolve("tls.key"), place),
                        List.of())),
                null,
                ClientAuth.NONE,
                TlsVersion.TLS_1_2,
                ProxyProtocol.OFF);
        tls = new ServerTls(https, true);
        endpoint = new TlsEndpoint(tls);
        watcher = new TlsWatcher(tls, new ClientTlsRegistry(files), outcomes::add, Clock.systemUTC());
    }

    private String outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    private String subject() throws Exception {
        return endpoint.meet(AUTHORITY.context(null), Wish.name("x.test")).subject();
    }
}
