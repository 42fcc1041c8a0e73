package dev.banyan.proxy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.proxy.settings.Settings.ClientAuth;
import dev.banyan.proxy.settings.Settings.Https;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.settings.Settings.TlsVersion;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpsKeysTest {
    private static final String LEAST = "https: {certificates: [{cert: tls.crt, key: tls.key}]}";

    @Test
    void withoutTheSectionThereIsNoTls() {
        assertThat(Settings.defaults().https()).isNull();
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws InvalidSettings {
        Https https = https("s.yaml", LEAST);
        assertThat(https.host()).isEqualTo("0.0.0.0");
        assertThat(https.port()).isEqualTo(8443);
        assertThat(https.clientCa()).isNull();
        assertThat(https.clientAuth()).isEqualTo(ClientAuth.NONE);
        assertThat(https.minVersion()).isEqualTo(TlsVersion.TLS_1_2);
        assertThat(https.proxyProtocol()).isEqualTo(ProxyProtocol.OFF);
        assertThat(https.certificates().get(0).hosts()).isEmpty();
    }

    @Test
    void theContractsExampleIsRead() throws InvalidSettings {
        Https https = https("s.yaml", """
                https: {port: 8443, certificates: [{cert: tls/tls.crt, key: tls/tls.key, hosts: ["Shop.example.com"]}],
                  clientCa: ca.crt, clientAuth: require, minVersion: TLSv1.3, proxyProtocol: require}
                """);
        assertThat(https.certificates().get(0).hosts()).containsExactly("shop.example.com");
        assertThat(https.clientCa().path()).isEqualTo(Path.of("ca.crt"));
        assertThat(https.clientAuth()).isEqualTo(ClientAuth.REQUIRE);
        assertThat(https.minVersion()).isEqualTo(TlsVersion.TLS_1_3);
        assertThat(https.proxyProtocol()).isEqualTo(ProxyProtocol.REQUIRE);
    }

    @Test
    void pathsBeginWhereTheSettingsFileLies() throws InvalidSettings {
        Https.Certificate certificate = https("/etc/banyan/settings.yaml", LEAST.replace("tls.key", "/run/tls.key"))
                .certificates()
                .get(0);
        assertThat(certificate.cert())
                .isEqualTo(new PemFile(Path.of("/etc/banyan/tls.crt"), new Place("/etc/banyan/settings.yaml", 1, 31)));
        assertThat(certificate.key().path()).isEqualTo(Path.of("/run/tls.key"));
    }

    @Test
    void aVariableBeatsTheFile() throws InvalidSettings {
        Map<String, String> environment = Map.of("BANYAN_HTTPS_PORT", "1", "BANYAN_HTTPS_MIN_VERSION", "TLSv1.3");
        Https https =
                SettingsReader.read("s.yaml", LEAST, environment, Map.of()).https();
        assertThat(https.port()).isEqualTo(1);
        assertThat(https.minVersion()).isEqualTo(TlsVersion.TLS_1_3);
    }

    @Test
    void askingForCertificatesTakesAnAuthorityToBelieve() {
        assertThat(problems(LEAST.replace("]}", "], clientAuth: request}")))
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith(
                        "s.yaml:1:56: error missing-key clientAuth: without clientCa (expected: clientCa beside it)");
    }

    @Test
    void thereIsNoTlsWithoutACertificate() {
        assertThat(problems("https: {port: 8443}")).extracting(Problem::code).containsExactly("missing-key");
        assertThat(problems("https: {certificates: []}"))
                .extracting(Problem::code)
                .containsExactly("empty-list");
    }

    private static Https https(String file, String text) throws InvalidSettings {
        return SettingsReader.read(file, text, Map.of(), Map.of()).https();
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(
                        InvalidSettings.class, () -> SettingsReader.read("s.yaml", text, Map.of(), Map.of()))
                .problems();
    }
}
