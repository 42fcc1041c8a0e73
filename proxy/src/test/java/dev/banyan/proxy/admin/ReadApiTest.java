package dev.banyan.proxy.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadApiTest {
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
    void theProbesFollowTheLifeOfTheProcess() throws IOException {
        assertProbes(200, 503, 503);
        admin.readiness.ready();
        assertProbes(200, 200, 200);
        admin.readiness.draining();
        assertProbes(200, 503, 200);
    }

    @Test
    void metricsComeInTheFormThatTheScraperAsksFor() throws IOException {
        Answer text = admin.get("/metrics");
        assertThat(text.header("content-type")).startsWith("text/plain");
        assertThat(text.body()).contains("# TYPE banyan_build_info");
        Answer open = admin.raw(
                "GET /metrics",
                "host: x\r\naccept: application/openmetrics-text;version=1.0.0,text/plain;q=0.5\r\n",
                "");
        assertThat(open.header("content-type")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
    }

    @Test
    void everyAnswerForbidsStoringAndSniffing() throws IOException {
        for (String path : new String[] {"/livez", "/metrics", "/api/v1/routes", "/api/v1/nothing"}) {
            Answer answer = admin.get(path);
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        }
    }

    @Test
    void aRoutesStateHasTheFormOfTheContract() throws IOException {
        assertThat(admin.get("/api/v1/routes/orders-read").body())
                .isEqualTo("{\"id\":\"orders-read\",\"split\":{\"configured\":12.5,\"effective\":12.5},"
                        + "\"override\":null,\"killed\":false,\"sides\":{"
                        + "\"legacy\":{\"requests\":0,\"errors\":0,\"p50Ms\":null,\"p99Ms\":null,\"breaker\":null},"
                        + "\"modern\":{\"requests\":0,\"errors\":0,\"p50Ms\":null,\"p99Ms\":null,\"breaker\":null}},"
                        + "\"shadow\":null,\"rollout\":null}");
    }

    @Test
    void aSideThatARouteLacksIsNull() throws IOException {
        var state = admin.get("/api/v1/routes/new-only").json();
        assertThat(state.at("/sides/legacy").isNull()).isTrue();
        assertThat(state.at("/split/effective").asInt()).isEqualTo(100);
    }

    @Test
    void routesStandInTheOrderOfTheRules() throws IOException {
        assertThat(admin.get("/api/v1/routes").json().at("/routes").findValuesAsText("id"))
                .containsExactly("orders-read", "new-only", "everything-else");
    }

    @Test
    void anUnknownRouteIsAProblemWithASuggestion() throws IOException {
        Answer answer = admin.get("/api/v1/routes/order-read");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "code", "detail", "requestId");
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("route: order-read (expected: a route's id; did you mean \"orders-read\"?)");
    }

    @Test
    void rulesAreShownWithoutTheirSecrets() throws IOException {
        Answer answer = admin.get("/api/v1/rules");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("revision", "loadedAt", "routes", "lastReload");
        assertThat(answer.json().at("/routes/0/id").asText()).isEqualTo("orders-read");
        assertThat(answer.json().at("/lastReload/result").asText()).isEqualTo("applied");
        assertThat(answer.body()).doesNotContain("aHVudGVyMg");
    }

    @Test
    void backendsAreShownWithTheirConnections() throws IOException {
        Answer answer = admin.get("/api/v1/backends");
        assertThat(answer.json().at("/backends/0").toString())
                .isEqualTo(
                        "{\"name\":\"shop\",\"urls\":[\"http://127.0.0.1:1/base\"],\"protocol\":\"http1\","
                                + "\"balance\":\"leastRequests\",\"connections\":{\"active\":1,\"idle\":2,\"pending\":3},\"endpoints\":[]}");
    }

    @Test
    void explainIsARead() throws IOException {
        Answer answer = admin.raw(
                "POST /api/v1/explain",
                "host: elsewhere\r\norigin: http://elsewhere\r\n",
                "{\"method\": \"GET\", \"url\": \"http://shop/orders/7\", \"headers\": {\"a\": \"b\"}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("route").asText()).isEqualTo("orders-read");
        assertThat(answer.body()).doesNotContain("E+");
        assertThat(admin.send("POST", "/api/v1/explain", "{\"method\": \"GET\"}")
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("url: missing (expected: http://host/path, https://host/path or /path)");
    }

    @Test
    void aReloadSaysWhatCameOfIt() throws IOException {
        assertThat(admin.send("POST", "/api/v1/reload", "")
                        .json()
                        .path("result")
                        .asText())
                .isEqualTo("unchanged");
        String before = admin.get("/api/v1/rules").json().path("revision").asText();
        Files.writeString(admin.rulesFile, Files.readString(admin.rulesFile).replace("12.5", "20"));
        Answer applied = admin.send("POST", "/api/v1/reload", "x-banyan-actor: bob@host\r\n", "");
        assertThat(applied.json().path("result").asText()).isEqualTo("applied");
        var event = admin.get("/api/v1/audit").json().at("/events/0");
        assertThat(event.path("action").asText()).isEqualTo("reload");
        assertThat(event.path("actor").asText()).isEqualTo("bob@host");
        assertThat(event.at("/before/revision").asText()).isEqualTo(before);
        assertThat(event.at("/after/revision").asText())
                .isEqualTo(applied.json().path("revision").asText());
    }

    @Test
    void aRejectedReloadIsNoChangeAndNamesEveryProblem() throws IOException {
        String revision = admin.get("/api/v1/rules").json().path("revision").asText();
        Files.writeString(admin.rulesFile, "version: 1\nroutes: [{id: x, colour: red}]\n");
        Answer answer = admin.send("POST", "/api/v1/reload", "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("rules-rejected");
        assertThat(answer.json().at("/problems/0").fieldNames())
                .toIterable()
                .containsExactly("severity", "code", "file", "line", "column", "message", "hint");
        var rules = admin.get("/api/v1/rules").json();
        assertThat(rules.path("revision").asText()).isEqualTo(revision);
        assertThat(rules.at("/lastReload/result").asText()).isEqualTo("rejected");
        assertThat(rules.at("/lastReload/problems")).isNotEmpty();
        assertThat(admin.get("/api/v1/audit").json().path("events")).isEmpty();
    }

    @Test
    void whatIsNotThereIsAProblemToo() throws IOException {
        assertThat(admin.get("/api/v1/nothing").code()).isEqualTo("not-found");
        assertThat(admin.get("/api/v1/kill").code()).isEqualTo("method-not-allowed");
    }

    @Test
    void aHeadOfWhatCanBeReadHasNoBody() throws IOException {
        Answer answer = admin.raw("HEAD /livez", "host: x\r\n", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private void assertProbes(int live, int ready, int startup) throws IOException {
        assertThat(admin.get("/livez").status()).isEqualTo(live);
        assertThat(admin.get("/readyz").status()).isEqualTo(ready);
        assertThat(admin.get("/startupz").status()).isEqualTo(startup);
    }
}
