package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.admin.RunningAdmin;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerbCommandsTest {
    @TempDir
    private Path dir;

    private RunningAdmin admin;

    @BeforeEach
    void open() throws IOException {
        admin = RunningAdmin.open(dir);
    }

    @AfterEach
    void close() throws IOException {
        admin.close();
    }

    @Test
    void aRampSaysWhatHoldsAndWhatTheRulesSay() {
        Ran ran = banyan("ramp", "orders-read", "25", "--reason", "looks good");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualToNormalizingNewlines("orders-read: modern 25 % (rules: 12.5 %)\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void aRampOfAKilledRouteIsWarnedOf() {
        banyan("kill", "orders-read");
        assertThat(banyan("ramp", "orders-read", "25").err()).contains("orders-read is killed");
    }

    @Test
    void aDrainSaysUntilWhen() {
        assertThat(banyan("drain", "orders-read", "--ttl", "45m").out()).contains("until 2026-03-01T03:45:00Z");
        assertThat(banyan("drain", "orders-read").out()).contains("until 2026-03-01T03:30:00Z");
        Ran refused = banyan("drain", "orders-read", "--ttl", "soon");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("ttl: soon (expected: a duration");
    }

    @Test
    void aKillNamesWhatGoesOn() {
        Ran ran = banyan("kill", "--all", "--reason", "fire");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("every route: killed").contains("no legacy side: new-only");
        assertThat(banyan("restore", "orders-read").out()).contains("orders-read: restored");
        assertThat(banyan("restore", "--all").out()).contains("every route: restored");
    }

    @Test
    void statusIsOneLineARoute() {
        banyan("ramp", "orders-read", "25", "--reason", "looks good");
        banyan("kill", "everything-else");
        Ran ran = banyan("status");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines().toList()).hasSize(5);
        assertThat(line(ran, "rules ")).matches("rules [0-9a-f]{12}, loaded 2026-03-01T03:00:00Z");
        assertThat(line(ran, "orders-read")).matches("orders-read +12\\.5 +25 +ramp .*@.* \\d+[smhd] ago: looks good");
        assertThat(line(ran, "new-only")).matches("new-only +100 +100 +- +\\| +- .*\\| +0 .* -");
        assertThat(line(ran, "everything-else")).matches("everything-else +0 +0 +KILLED .*");
        banyan("kill", "--all");
        assertThat(line(banyan("status"), "orders-read")).contains("KILLED (all)");
        assertThat(line(banyan("status"), "new-only")).matches("new-only +100 +100 +- .* -");
        banyan("kill", "new-only");
        assertThat(line(banyan("status"), "new-only")).contains("kill without a legacy side");
    }

    @Test
    void statusOfARouteShowsItsLastChanges() {
        banyan("kill", "--all", "--reason", "fire");
        banyan("restore", "orders-read");
        Ran ran = banyan("status", "orders-read");
        assertThat(ran.out())
                .contains("orders-read: exempt from kill")
                .contains("modern   12.5 % now, 12.5 % in the rules");
        assertThat(line(ran, "2026")).contains("kill").contains("*").contains("fire");
    }

    @Test
    void statusTellsOfRejectedRules() throws IOException {
        Files.writeString(dir.resolve("rules.yaml"), "version: 1\nroutes: [{id: x, colour: red}]\n");
        admin.reload();
        assertThat(banyan("status").out())
                .contains("THE RULES AS THEY STAND ARE REJECTED since")
                .contains("rules.yaml:2:");
    }

    @Test
    void theAuditIsReadByRouteAndTime() {
        banyan("ramp", "orders-read", "25");
        banyan("kill", "new-only");
        assertThat(banyan("audit").out().lines()).hasSize(3);
        Ran ran = banyan("audit", "--route", "orders-read", "--since", "1h");
        assertThat(ran.out().lines()).hasSize(2);
        assertThat(line(ran, "2026")).contains("ramp").contains("ramp 25, file 12.5");
        assertThat(banyan("audit", "--since", "tomorrow").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "status orders-read", "audit", "kill --all", "ramp orders-read 5"})
    void jsonIsWhatTheAdminApiSaid(String words) throws JsonProcessingException {
        Ran ran = banyan((words + " --format json").split(" "));
        assertThat(ran.exit()).isZero();
        assertThat(new ObjectMapper().readTree(ran.out()).isObject()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ramp orders-read",
                "ramp orders-read 101",
                "ramp orders-read 1.234",
                "ramp orders-read -5",
                "kill",
                "kill orders-read --all",
                "restore",
                "drain",
                "status a b",
                "audit orders-read",
                "status --admin nonsense",
                "status --token-file /nowhere/at/all"
            })
    void whatCannotBeMeantIsAMatterOfUsage(String words) {
        Ran ran = Ran.banyan(words.split(" "));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aRefusalSaysWhyAndExitsWithOne() {
        Ran ran = banyan("kill", "order-read");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("banyan kill: route: order-read (expected: a route's id; did you mean \"orders-read\"?)");
    }

    @Test
    void wherePortIsClosedItSaysSo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Ran ran = Ran.banyan("status", "--admin", "http://127.0.0.1:" + free);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("nothing listens at http://127.0.0.1:" + free);
    }

    @Test
    void aTokenComesFromItsFile() throws IOException {
        Path other = Files.createDirectory(dir.resolve("other"));
        Path tokens = Files.writeString(dir.resolve("mine"), "ann: s3cret-of-ann\n");
        try (RunningAdmin guarded = RunningAdmin.open(other, "0.0.0.0", "ann: s3cret-of-ann\nbob: x\n")) {
            String url = guarded.url() + "/";
            assertThat(Ran.banyan("kill", "--all", "--admin", url).err()).contains("Authorization: Bearer");
            assertThat(Ran.banyan("kill", "--all", "--admin", url, "--token-file", tokens.toString())
                            .exit())
                    .isZero();
            assertThat(Ran.banyan("audit", "--admin", url).out()).contains("  ann  ");
        }
    }

    private Ran banyan(String... words) {
        return Ran.banyan(Stream.concat(Stream.of(words), Stream.of("--admin", admin.url()))
                .toArray(String[]::new));
    }

    private static String line(Ran ran, String start) {
        return ran.out()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ran.out()));
    }
}
