package dev.banyan.proxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.banyan.rules.split.Steering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

final class WriteGateTest {
    private static final String TOKEN = "correct-horse-battery-staple";

    private static final List<String> WRITES = List.of(
            "PUT /api/v1/routes/orders-read/split",
            "POST /api/v1/routes/orders-read/drain",
            "POST /api/v1/routes/orders-read/rollout",
            "POST /api/v1/kill",
            "POST /api/v1/restore",
            "POST /api/v1/reload",
            "DELETE /api/v1/kill",
            "PATCH /api/v1/routes/orders-read/split",
            "POST /API/v1/kill",
            "POST //api/v1/kill",
            "POST /api/v1/./kill",
            "POST /api/v1/%6bill",
            "POST /api/v1/kill/");

    private static final List<String> LIES = List.of(
            "",
            "authorization: Bearer wrong\r\n",
            "authorization: Bearer \r\n",
            "authorization: Basic " + TOKEN + "\r\n",
            "authorization: Bearer " + TOKEN + "x\r\n",
            "authorization: Bearer wrong\r\nauthorization: Bearer " + TOKEN + "\r\n",
            "x-forwarded-for: 127.0.0.1\r\nforwarded: for=127.0.0.1\r\nx-real-ip: 127.0.0.1\r\n",
            "x-http-method-override: GET\r\n",
            "x-banyan-actor: token\r\n",
            "cookie: token=" + TOKEN + "\r\n");

    @TempDir
    private Path dir;

    @ParameterizedTest
    @MethodSource("writes")
    void whereATokenIsSetNothingIsWrittenWithoutIt(String write) throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir, "127.0.0.1", TOKEN)) {
            for (String lie : LIES) {
                Answer answer = write(admin, write, lie);
                assertThat(answer.status()).as(lie).isEqualTo(401);
                assertThat(answer.header("www-authenticate")).startsWith("Bearer");
            }
            assertUntouched(admin);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void onAnOpenListenerWithoutATokenNothingIsWritten(String write) throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir, "0.0.0.0", null)) {
            for (String lie : LIES) {
                Answer answer = write(admin, write, lie);
                assertThat(answer.status()).as(lie).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("read-only");
            }
            assertThat(admin.get("/api/v1/routes").status()).isEqualTo(200);
            assertUntouched(admin);
        }
    }

    static Stream<String> writes() {
        return WRITES.stream();
    }

    @Test
    void aPageInABrowserCannotWriteToLoopback() throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir)) {
            String body = "{\"route\": \"*\"}";
            for (String origin : List.of("http://evil.example", "null", "http://localhost")) {
                assertThat(admin.send("POST", "/api/v1/kill", "origin: " + origin + "\r\n", body)
                                .status())
                        .isEqualTo(403);
            }
            for (String host : List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil", "10.0.0.1", "")) {
                assertThat(admin.raw("POST /api/v1/kill", "host: " + host + "\r\n", body)
                                .status())
                        .as(host)
                        .isEqualTo(403);
            }
            for (String type : List.of("text/plain", "multipart/form-data", "application/jsonx")) {
                assertThat(admin.send("POST", "/api/v1/kill", "content-type: " + type + "\r\n", body)
                                .status())
                        .isEqualTo(415);
            }
            assertUntouched(admin);
        }
    }

    @Test
    void curlNeedsNoHeaderThatTellsOfJson() throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir)) {
            String type = "content-type: application/x-www-form-urlencoded\r\n";
            assertThat(admin.send("POST", "/api/v1/kill", type, "%7B%22route%22%3A+%22*%22%7D=")
                            .status())
                    .isEqualTo(400);
            assertUntouched(admin);
            assertThat(admin.send("POST", "/api/v1/kill", type, "{\"route\": \"*\", \"reason\": \"1% & 2%zz\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void thisMachineItselfMayWriteToLoopbackByAnyOfItsNames() throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir)) {
            for (String host : List.of("localhost", "LOCALHOST:1234", "127.0.0.1:9901", "[::1]", "127.8.8.8")) {
                assertThat(admin.raw("POST /api/v1/kill", "host: " + host + "\r\n", "{\"route\": \"*\"}")
                                .status())
                        .as(host)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aTokenIsKnownByItsNameAlsoFromElsewhere() throws IOException {
        String tokens = "# who may\nann: first-token\nbob: second-token\n";
        try (RunningAdmin admin = RunningAdmin.open(dir, "0.0.0.0", tokens)) {
            String headers = "host: banyan.example\r\nauthorization: bearer second-token\r\nx-banyan-actor: ann\r\n";
            assertThat(admin.raw("POST /api/v1/kill", headers, "{\"route\": \"*\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(admin.get("/api/v1/audit").json().at("/events/0/actor").asText())
                    .isEqualTo("bob");
        }
    }

    @Test
    void oneTokenAloneIsCalledToken() throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir, "127.0.0.1", TOKEN + "\n")) {
            kill(admin, TOKEN);
            assertThat(admin.get("/api/v1/audit").json().at("/events/0/actor").asText())
                    .isEqualTo("token");
        }
    }

    @Test
    void aTokenThatWasTakenOutOfTheFileIsWorthNothingAtOnce() throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir, "127.0.0.1", "ann: first-token\n")) {
            assertThat(kill(admin, "first-token")).isEqualTo(200);
            Files.writeString(dir.resolve("admin.token"), "ann: next-token\n");
            assertThat(kill(admin, "first-token")).isEqualTo(401);
            assertThat(kill(admin, "next-token")).isEqualTo(200);
            Files.writeString(dir.resolve("admin.token"), "not a token at all\n");
            assertThat(kill(admin, "next-token")).isEqualTo(200);
        }
    }

    @Test
    void nobodyMayCallHimselfWhatBanyanCallsItself() throws IOException {
        try (RunningAdmin admin = RunningAdmin.open(dir)) {
            for (String actor : List.of("rules", "rollout", "breaker", "two words", "x".repeat(129))) {
                assertThat(admin.send("POST", "/api/v1/kill", "x-banyan-actor: " + actor + "\r\n", "{\"route\": \"*\"}")
                                .status())
                        .isEqualTo(400);
            }
            assertUntouched(admin);
        }
    }

    @Test
    void aTokenStandsInNoLogMetricOrAnswer() throws IOException {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appender.start();
        root.addAppender(appender);
        StringBuilder seen = new StringBuilder();
        try (RunningAdmin admin = RunningAdmin.open(dir, "127.0.0.1", "ann: " + TOKEN + "\n")) {
            kill(admin, TOKEN);
            Files.writeString(dir.resolve("admin.token"), TOKEN + " " + TOKEN + "\n");
            kill(admin, TOKEN);
            seen.append(write(admin, "POST /api/v1/kill", "authorization: " + TOKEN + "\r\n"));
            seen.append(write(admin, "POST /api/v1/kill", "authorization: Bearer " + TOKEN + " x\r\n"));
            for (String path : List.of("/metrics", "/api/v1/audit", "/api/v1/rules", "/api/v1/routes", "/readyz")) {
                seen.append(admin.get(path));
            }
        } finally {
            root.detachAppender(appender);
        }
        appender.list.forEach(event -> seen.append(event.getFormattedMessage()));
        assertThat(seen.toString()).contains("not a token").doesNotContain(TOKEN);
        assertThat(Files.readString(dir.resolve("state/audit.jsonl"))).doesNotContain(TOKEN);
    }

    private static int kill(RunningAdmin admin, String token) throws IOException {
        return admin.send("POST", "/api/v1/kill", "authorization: Bearer " + token + "\r\n", "{\"route\": \"*\"}")
                .status();
    }

    private static Answer write(RunningAdmin admin, String write, String headers) throws IOException {
        String body = write.endsWith("split") ? "{\"modern\": 5}" : "{\"route\": \"*\"}";
        return admin.raw(write, "host: localhost\r\ncontent-type: application/json\r\n" + headers, body);
    }

    private static void assertUntouched(RunningAdmin admin) throws IOException {
        assertThat(admin.steering.route("orders-read").current()).isEqualTo(Steering.NONE);
        assertThat(admin.get("/api/v1/audit").json().path("events")).isEmpty();
    }
}
