package dev.banyan.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import dev.banyan.rules.live.FileRulesSource;
import dev.banyan.rules.live.Generation;
import dev.banyan.rules.live.LiveRules;
import dev.banyan.rules.live.Reload;
import dev.banyan.rules.live.RulesLoader;
import dev.banyan.rules.model.Backend;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.RulesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules say of TLS, from the files of a directory. */
class ClientTlsRegistryTest {
    private static final Authority AUTHORITY = new Authority("Shops");

    @TempDir
    private Path directory;

    private ClientTlsRegistry registry;
    private LiveRules live;
    private int version;

    @BeforeEach
    void start() throws IOException {
        AUTHORITY.write(directory.resolve("ca.pem"));
        Authority.write(directory, "me", AUTHORITY.issue("banyan.test"));
        Authority.write(directory, "other", AUTHORITY.issue("other.test"));
        registry = new ClientTlsRegistry(directory);
        live = new LiveRules(
                new FileRulesSource(directory.resolve("rules.yaml")),
                new RulesLoader(new RulesReader(new FileSecrets(directory)), Clock.systemUTC()),
                this::publish,
                Clock.systemUTC());
    }

    private List<Problem> publish(Generation generation, Locations locations) {
        List<Problem> problems = registry.prepare(generation.rules().backends().values(), locations);
        if (problems.isEmpty()) {
            registry.retain(generation.rules().backends().values());
        }
        return problems;
    }

    @Test
    void pathsBeginWhereTheRulesLie() throws IOException {
        assertThat(load("{ca: ca.pem, cert: me.crt, key: me.key}").problems()).isEmpty();
        assertThat(registry.of(backend())).isNotNull();
    }

    @Test
    void everyFileThatCannotBeUsedIsAProblemAtItsPlace() throws IOException {
        assertThat(load("{ca: absent.pem, cert: me.crt, key: ca.pem}").problems())
                .extracting(problem -> problem.toString().replace(directory + "/", ""))
                .containsExactly(
                        "rules.yaml:3:48: error bad-tls-file ca: absent.pem: not there"
                                + " (expected: a PEM file of at most 1 MiB that this user may read)",
                        "rules.yaml:3:79: error bad-tls-file key: ca.pem: no private key"
                                + " (expected: one private key, not encrypted, RSA or EC)");
        assertThat(load("{cert: me.crt, key: other.key}").problems())
                .singleElement()
                .asString()
                .contains("rules.yaml:3:63: ", "a key of another certificate");
    }

    @Test
    void whatIsGoodServesOnWhenItsFilesAreGone() throws IOException {
        load("{ca: ca.pem}");
        Backend before = backend();
        Files.delete(directory.resolve("ca.pem"));
        assertThat(load("{ca: ca.pem}").problems()).isEmpty();
        assertThat(registry.of(before)).isNotNull();
    }

    @Test
    void whatIsGoneIsLetGo() throws IOException {
        load("{ca: ca.pem}");
        Backend before = backend();
        load("{insecure: true}");
        assertThat(registry.of(before)).isNull();
        assertThat(registry.of(backend())).isNotNull();
    }

    private Backend backend() {
        return live.current().rules().backends().get("shop");
    }

    private Reload load(String tls) throws IOException {
        Files.writeString(directory.resolve("rules.yaml"), """
                version: 1
                backends:
                  shop: {url: "https://127.0.0.1:1", tls: %s}
                routes:
                  - {id: all, match: {prefix: /}, legacy: shop}
                """.formatted(tls) + "# " + version++);
        return live.reload();
    }
}
