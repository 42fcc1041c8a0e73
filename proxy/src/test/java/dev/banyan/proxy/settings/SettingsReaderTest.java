package dev.banyan.proxy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.rules.validate.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    @Test
    void aFlagBeatsAVariableWhichBeatsTheFile() throws InvalidSettings {
        String file = "http: {port: 1}\nadmin: {port: 1, host: 0.0.0.0}\n";
        Map<String, String> environment = Map.of("BANYAN_PORT", "2", "BANYAN_ADMIN_PORT", "2");
        Settings settings = SettingsReader.read("s.yaml", file, environment, Map.of("--admin-port", "3"));
        assertThat(settings.http().port()).isEqualTo(2);
        assertThat(settings.admin().port()).isEqualTo(3);
        assertThat(settings.admin().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void variablesAreNamedAfterTheirKeys() {
        assertThat(Variables.name("admin.port")).isEqualTo("BANYAN_ADMIN_PORT");
        assertThat(Variables.name("admin.tokenFile")).isEqualTo("BANYAN_ADMIN_TOKEN_FILE");
        assertThat(Variables.name("limits.maxHeaderBytes")).isEqualTo("BANYAN_LIMITS_MAX_HEADER_BYTES");
        assertThat(Variables.name("stateDir")).isEqualTo("BANYAN_STATE_DIR");
    }

    @Test
    void theWholeNameOfAVariableBeatsItsShortOne() throws InvalidSettings {
        Map<String, String> environment = Map.of("BANYAN_PORT", "1", "BANYAN_HTTP_PORT", "2");
        assertThat(SettingsReader.read("s.yaml", "", environment, Map.of())
                        .http()
                        .port())
                .isEqualTo(2);
    }

    @Test
    void theLinkThatKubernetesSetsForAServiceIsNoSetting() throws InvalidSettings {
        Map<String, String> environment = Map.of(
                "BANYAN_PORT", "tcp://10.0.0.1:8080", "BANYAN_SERVICE_HOST", "10.0.0.1", "BANYAN_ADMIN_PORT", "");
        assertThat(SettingsReader.read("s.yaml", "", environment, Map.of())).isEqualTo(Settings.defaults());
    }

    @Test
    void allProblemsComeAtOnceEachWithItsPlace() {
        String file = """
                http: {prot: 8081}
                admin: {port: 99999}
                drain:
                  delay: 5
                debugHeaders: everybody
                trustedProxies: [10.0.0.0/33]
                """;
        assertThat(problems(file, Map.of()))
                .extracting(problem -> problem.place() + " " + problem.code())
                .containsExactly(
                        "s.yaml:1:8 unknown-key",
                        "s.yaml:2:15 out-of-range",
                        "s.yaml:4:10 bad-duration",
                        "s.yaml:5:15 unknown-word",
                        "s.yaml:6:18 bad-network");
    }

    @Test
    void anUnknownKeyComesWithWhatWasProbablyMeant() {
        assertThat(problems("trustedProxy: []\n", Map.of()))
                .singleElement()
                .extracting(Problem::hint)
                .isEqualTo("did you mean \"trustedProxies\"?");
    }

    @Test
    void aBadVariableIsNamedInItsProblem() {
        assertThat(problems("", Map.of("BANYAN_ADMIN_PORT", "many")))
                .singleElement()
                .extracting(Problem::toString)
                .asString()
                .startsWith("BANYAN_ADMIN_PORT:1:1: error wrong-type port: many (expected: a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stateStore: kubernetes", "tracing: {otlpEndpoint: 'http://collector:4318', sampleRatio: 0.05}"})
    void whatIsNotThereYetIsRefusedAndNotIgnored(String file) {
        assertThat(problems(file, Map.of()))
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo("not-yet-supported");
    }

    @Test
    void whatIsNotThereYetIsRefusedFromTheEnvironmentToo() {
        assertThat(problems("", Map.of("BANYAN_STATE_STORE", "kubernetes")))
                .singleElement()
                .extracting(problem -> problem.place().file() + " " + problem.code())
                .isEqualTo("BANYAN_STATE_STORE not-yet-supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stateStore: file"})
    void whatIsSaidToBeOffNeedsNoSupport(String file) throws InvalidSettings {
        assertThat(SettingsReader.read("s.yaml", file, Map.of(), Map.of())).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1]", "http: 8080", "http: [a", "a: 1\na: 2", "http: {port: '8080'}", "accessLog: {format: on}"
            })
    void whatIsNoSettingsIsRefused(String file) {
        assertThat(problems(file, Map.of("BANYAN_TRANSPORT", "nio"))).isNotEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAProblem(@TempDir Path directory) {
        Path absent = directory.resolve("absent.yaml");
        assertThatThrownBy(() -> Settings.load(absent, Map.of(), Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith(absent + ":1:1: error unreadable-file");
    }

    @Test
    void aFileIsRead(@TempDir Path directory) throws IOException, InvalidSettings {
        Path file = Files.writeString(directory.resolve("s.yaml"), "transport: nio\n");
        assertThat(Settings.load(file, Map.of(), Map.of()).transport()).isEqualTo(Settings.Transport.NIO);
        assertThat(Settings.load(null, Map.of(), Map.of())).isEqualTo(Settings.defaults());
    }

    private static List<Problem> problems(String file, Map<String, String> environment) {
        InvalidSettings refused = catchThrowableOfType(
                InvalidSettings.class, () -> SettingsReader.read("s.yaml", file, environment, Map.of()));
        return refused.problems();
    }
}
