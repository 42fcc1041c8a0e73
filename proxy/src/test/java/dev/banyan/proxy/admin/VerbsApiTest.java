package dev.banyan.proxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerbsApiTest {
    private static final String SPLIT = "/api/v1/routes/orders-read/split";
    private static final String DRAIN = "/api/v1/routes/orders-read/drain";

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
    void aRampAnswersWithTheRoutesState() throws IOException {
        JsonNode state = admin.send("PUT", SPLIT, "{\"modern\": 25, \"reason\": \"looks\\r\\ngood\"}")
                .json();
        assertThat(state.path("split")).hasToString("{\"configured\":12.5,\"effective\":25}");
        assertThat(state.path("override"))
                .hasToString("{\"modern\":25,\"drainUntil\":null,\"kill\":null,\"exempt\":false,"
                        + "\"since\":\"2026-03-01T03:00:00Z\",\"actor\":\"127.0.0.1\",\"reason\":\"looks good\"}");
        assertThat(admin.steering.route("orders-read").current().ramp()).hasToString("25");
    }

    @Test
    void aDrainSaysUntilWhen() throws IOException {
        JsonNode state = admin.send("POST", DRAIN, "{\"ttl\": \"45m\"}").json();
        assertThat(state.at("/override/drainUntil").asText()).isEqualTo("2026-03-01T03:45:00Z");
        assertThat(state.at("/split/effective").asInt()).isZero();
        assertThat(admin.send("POST", DRAIN, "")
                        .json()
                        .at("/override/drainUntil")
                        .asText())
                .isEqualTo("2026-03-01T03:30:00Z");
    }

    @Test
    void aKillAndARestore() throws IOException {
        JsonNode killed = admin.send("POST", "/api/v1/kill", "{\"route\": \"*\", \"reason\": \"fire\"}")
                .json();
        assertThat(killed)
                .hasToString("{\"route\":\"*\",\"killed\":true,\"unaffected\":[\"new-only\"],\"journaled\":true}");
        JsonNode state = admin.get("/api/v1/routes/orders-read").json();
        assertThat(state.path("killed").asBoolean()).isTrue();
        assertThat(state.at("/split/effective").asInt()).isZero();
        assertThat(state.at("/override/kill").asText()).isEqualTo("*");
        assertThat(admin.get("/api/v1/routes/new-only").json().path("killed").asBoolean())
                .isFalse();
        assertThat(admin.send("POST", "/api/v1/restore", "{\"route\": \"orders-read\"}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.get("/api/v1/routes/orders-read").json().path("killed").asBoolean())
                .isFalse();
    }

    @Test
    void aKillHoldsAndSaysSoWhenTheJournalIsGone() throws IOException {
        admin.verbs.close();
        Answer answer = admin.send("POST", "/api/v1/kill", "{\"route\": \"orders-read\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("journaled").asBoolean()).isFalse();
        assertThat(answer.json().path("warning").asText()).contains("a restart would lift it");
        assertThat(admin.steering.route("orders-read").current().killed()).isTrue();
        assertThat(admin.send("POST", "/api/v1/restore", "{\"route\": \"*\"}").status())
                .isEqualTo(503);
    }

    @Test
    void aRouteWithOneSideCannotBeRamped() throws IOException {
        Answer answer = admin.send("PUT", "/api/v1/routes/new-only/split", "{\"modern\": 5}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("not-split");
    }

    @Test
    void anUnknownRouteIsNotFoundForEveryVerb() throws IOException {
        assertThat(admin.send("PUT", "/api/v1/routes/nope/split", "{\"modern\": 5}")
                        .status())
                .isEqualTo(404);
        assertThat(admin.send("POST", "/api/v1/routes/nope/drain", "{}").status())
                .isEqualTo(404);
        assertThat(admin.send("POST", "/api/v1/kill", "{\"route\": \"nope\"}").status())
                .isEqualTo(404);
        assertThat(admin.send("POST", "/api/v1/restore", "{\"route\": \"nope\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void rolloutIsNotThereYet() throws IOException {
        Answer answer = admin.send("POST", "/api/v1/routes/orders-read/rollout", "{\"action\": \"start\"}");
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.code()).isEqualTo("not-implemented");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                              | modern: missing (expected: a number from 0 to 100 in steps of 0.01)
            {"modern": "25"}                | modern: a text (expected: a number from 0 to 100 in steps of 0.01)
            {"modern": 100.01}              | modern: 100.01 (expected: a number from 0 to 100 in steps of 0.01)
            {"modern": 0.001}               | modern: 0.001 (expected: a number from 0 to 100 in steps of 0.01)
            {"modern": -1}                  | modern: -1 (expected: a number from 0 to 100 in steps of 0.01)
            {"modern": 1e999999}            | modern: out of range (expected: a number from 0 to 100 in steps of 0.01)
            {"modern": 5, "colour": 1}      | colour: unknown field (expected: modern, reason)
            {"modern": 5, "reason": 7}      | reason: a number (expected: text of at most 512 characters)
            [25]                            | body: a list (expected: an object)
            {"modern": 5, "modern": 6}      | body: not JSON at line 1, column 23 (expected: one object, no field twice)
            {"modern": 5} {}                | body: not JSON at line 1, column 15 (expected: one object, no field twice)
            """)
    void aBodyThatIsNotUnderstoodIsRefusedByName(String body, String detail) throws IOException {
        Answer answer = admin.send("PUT", SPLIT, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
        assertThat(admin.get("/api/v1/audit").json().path("events")).isEmpty();
    }

    @Test
    void aBodyIsBounded() throws IOException {
        Answer answer = admin.send("PUT", SPLIT, "{\"modern\": 5, \"reason\": \"" + "x".repeat(70_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        Answer reason = admin.send("PUT", SPLIT, "{\"modern\": 5, \"reason\": \"" + "x".repeat(513) + "\"}");
        assertThat(reason.status()).isEqualTo(400);
    }

    @Test
    void aTimeThatIsNoneIsRefused() throws IOException {
        assertThat(admin.send("POST", DRAIN, "{\"ttl\": \"soon\"}")
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("ttl: soon (expected: a duration such as 250ms, 5s, 30m or 2h)");
        assertThat(admin.get("/api/v1/audit?since=yesterday").status()).isEqualTo(400);
    }

    @Test
    void theAuditIsReadByRouteAndBackToAnInstantOrADuration() throws IOException {
        admin.send("PUT", SPLIT, "{\"modern\": 1}");
        admin.clock.advance(Duration.ofHours(2));
        admin.send("PUT", SPLIT, "content-type: application/json\r\nx-banyan-actor: ann@pc\r\n", "{\"modern\": 2}");
        assertThat(seqs("")).isEqualTo("[1, 2]");
        assertThat(seqs("?since=1h")).isEqualTo("[2]");
        assertThat(seqs("?since=2026-03-01T03:00:00Z")).isEqualTo("[1, 2]");
        assertThat(seqs("?route=new-only&since=")).isEqualTo("[]");
        assertThat(admin.get("/api/v1/audit?since=1h").json().at("/events/0"))
                .hasToString("{\"seq\":2,\"time\":\"2026-03-01T05:00:00Z\",\"actor\":\"ann@pc\",\"action\":\"ramp\","
                        + "\"route\":\"orders-read\",\"reason\":null,\"before\":{\"ramp\":1,\"file\":12.5},"
                        + "\"after\":{\"ramp\":2,\"file\":12.5}}");
    }

    private String seqs(String query) throws IOException {
        return admin.get("/api/v1/audit" + query)
                .json()
                .path("events")
                .findValuesAsText("seq")
                .toString();
    }
}
