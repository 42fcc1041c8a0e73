package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users and their scripts rely on, claim by claim, seen from outside: command line, ports, metrics. */
final class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("src/test/resources/contract");
    private static final Pattern SAMPLE = Pattern.compile("(banyan_[a-z_]+?)(?:_bucket|_count|_sum|_max)?(\\{.*})? .*");
    private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"");

    private static RawOrigin origin;
    private static RunningBanyan banyan;

    @BeforeAll
    static void start() throws IOException {
        origin = new RawOrigin((request, to) -> {
            String path = request.start().split(" ")[1];
            switch (path) {
                case "/reset" -> to.reset();
                case "/garbage" -> to.write("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n");
                case "/hang", "/late" -> {}
                default -> to.ok(path);
            }
        });
        banyan = RunningBanyan.on("""
                version: 1
                backends:
                  old: {url: "%1$s"}
                  new: {url: "%1$s"}
                  gone: {url: "http://127.0.0.1:1"}
                routes:
                  - {id: gone, match: {path: /gone}, legacy: gone}
                  - {id: hang, match: {path: /hang}, legacy: old, timeouts: {firstByte: 50ms}}
                  - {id: late, match: {path: /late}, legacy: old, timeouts: {request: 50ms}}
                  - {id: old, match: {regex: "/(reset|garbage)"}, legacy: old}
                  - {id: small, match: {path: /small}, legacy: old, limits: {maxBody: 4B}}
                  - {id: a, match: {prefix: /a}, legacy: old, modern: new, split: {modern: 50, key: [query:u], cohort: c}}
                  - {id: b, match: {prefix: /b}, legacy: old, modern: new, split: {modern: 50, key: [query:u], cohort: c}}
                  - {id: ramped, match: {path: /ramped}, legacy: old, modern: new, split: {modern: 50}}
                  - {id: random, match: {path: /random}, legacy: old, modern: new,
                     split: {modern: 100, key: [query:u], onMissingKey: random}}
                  - {id: legacy, match: {path: /legacy}, legacy: old, modern: new,
                     split: {modern: 100, key: [query:u], onMissingKey: legacy}}
                  - {id: modern, match: {path: /modern}, legacy: old, modern: new,
                     split: {modern: 0, key: [query:u], onMissingKey: modern}}
                """.formatted(origin.url()));
    }

    @AfterAll
    static void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @Test
    void nothingIsWrongWithTheExampleOfAllRulesButWhatIsNotThereYet() throws IOException {
        Ran ran = Ran.banyan(
                "validate", "--format", "json", EXAMPLES.resolve("rules.yaml").toString());
        assertThat(codes(JSON.readTree(ran.out()))).containsExactly("not-yet-supported");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void nothingIsWrongWithTheExampleOfAllSettingsButWhatIsNotThereYet(@TempDir Path directory) {
        Ran ran = Ran.banyan(
                "serve",
                "--rules",
                directory.toString(),
                "--settings",
                EXAMPLES.resolve("settings.yaml").toString());
        assertThat(ran.err().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches(".*settings\\.yaml:\\d+:\\d+: error not-yet-supported .*"));
        assertThat(ran.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET http://shop/a/1?u=u1",
        "GET http://shop/a/1",
        "POST http://shop/small;v=1",
        "GET http://shop/nowhere",
        "GET https://user.shop:8443/modern?u=%61"
    })
    void explainSaysTheSameOnTheCommandLineAndOnTheAdminPort(String request) throws IOException {
        String[] words = request.split(" ");
        Ran ran = Ran.banyan("explain", "--rules", banyan.rules().toString(), "--format", "json", words[0], words[1]);
        RawMessage answer = admin("POST", "/api/v1/explain", "{\"method\":\"%s\",\"url\":\"%s\"}".formatted(words));

        assertThat(JSON.readTree(ran.out()).toString()).isEqualTo(answer.body());
        assertThat(ran.exit()).isEqualTo(answer.body().contains("\"route\":null") ? 3 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, no-route",
        "/gone, 502, backend-refused",
        "/reset, 502, backend-reset",
        "/garbage, 502, bad-backend-response",
        "/hang, 504, first-byte-timeout",
        "/late, 504, deadline-exceeded",
        "/%zz, 400, bad-request"
    })
    void aFailureHasItsStatusAndCode(String target, int status, String code) throws IOException {
        assertProblem(banyan.get(target), status, code);
    }

    @Test
    void aBodyOverTheLimitOfItsRouteIsTooLarge() throws IOException {
        String head = "POST /small HTTP/1.1\r\nHost: shop\r\nContent-Length: ";
        assertThat(banyan.ask(head + "4\r\n\r\n1234").status()).isEqualTo(200);
        assertProblem(banyan.ask(head + "5\r\n\r\n12345"), 413, "body-too-large");
    }

    @ParameterizedTest
    @CsvSource({"/legacy, legacy", "/modern, modern", "/random, modern"})
    void aMissingKeyIsMetAsTheRouteSays(String target, String side) throws IOException {
        RawMessage answer = banyan.get(target);
        assertThat(answer.header("x-banyan-side")).isEqualTo(side);
        assertThat(answer.header("x-banyan-reason")).isEqualTo("split");
        assertThat(answer.header("set-cookie")).isNull();
    }

    @Test
    void routesOfOneCohortKeepAUserOnOneSide() throws IOException {
        Set<String> sides = new TreeSet<>();
        try (RawClient client = banyan.client()) {
            for (int user = 0; user < 20; user++) {
                String side = client.get("/a?u=" + user).header("x-banyan-side");
                assertThat(client.get("/b/x?u=" + user).header("x-banyan-side")).isEqualTo(side);
                sides.add(side);
            }
        }
        assertThat(sides).containsExactly("legacy", "modern");
    }

    @Test
    void theAdminPortsDocumentsHaveTheirFields() throws IOException {
        admin("PUT", "/api/v1/routes/ramped/split", "{\"modern\": 25, \"reason\": \"why\"}");

        JsonNode rules = read("/api/v1/rules");
        assertThat(fields(rules)).isEqualTo("revision loadedAt routes lastReload");
        assertThat(fields(rules.path("lastReload"))).isEqualTo("result at problems");
        JsonNode route = read("/api/v1/routes/ramped");
        assertThat(fields(route)).isEqualTo("id split override killed sides shadow rollout");
        assertThat(route.path("split")).hasToString("{\"configured\":50,\"effective\":25}");
        assertThat(fields(route.path("sides"))).isEqualTo("legacy modern");
        assertThat(fields(route.at("/sides/modern"))).isEqualTo("requests errors p50Ms p99Ms breaker");
        JsonNode events = read("/api/v1/audit?route=ramped&since=1h").path("events");
        assertThat(fields(events.path(0))).isEqualTo("seq time actor action route reason before after");
        assertThat(read("/api/v1/backends").path("backends")).hasSize(3);
    }

    @Test
    void aRejectedReloadNamesEachProblemInItsFields(@TempDir Path directory) throws Exception {
        Path kept = Files.copy(banyan.rules(), directory.resolve("kept"));
        Files.writeString(banyan.rules(), Files.readString(kept).replace("backends:", "backendz:"));
        RawMessage answer = admin("POST", "/api/v1/reload", "");
        Files.writeString(banyan.rules(), Files.readString(kept));
        admin("POST", "/api/v1/reload", "");

        assertThat(answer.status()).isEqualTo(422);
        JsonNode problem = JSON.readTree(answer.body()).path("problems").path(0);
        assertThat(fields(problem)).isEqualTo("severity code file line column message hint");
        assertThat(problem.path("line").intValue()).isEqualTo(2);
        assertThat(read("/api/v1/rules").path("revision").asText())
                .isEqualTo(banyan.banyan().revision());
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/openmetrics-text; version=1.0.0"})
    void theMetersHaveTheirLabelsInBothForms(String accept) throws IOException {
        banyan.get("/a?u=1");
        banyan.get("/gone");
        banyan.get("/nowhere");
        banyan.get("/%zz");
        Map<String, Set<String>> labels =
                labels(admin("GET", "/metrics", "", "accept: " + accept).body());

        assertThat(labels)
                .containsEntry("banyan_requests_seconds", Set.of("route", "side", "status"))
                .containsEntry("banyan_requests_in_flight", Set.of("route", "side"))
                .containsEntry("banyan_decisions_total", Set.of("route", "side", "reason"))
                .containsEntry("banyan_split_percent", Set.of("route", "kind"))
                .containsEntry("banyan_backend_requests_seconds", Set.of("backend", "status"))
                .containsEntry("banyan_backend_connections", Set.of("backend", "state"))
                .containsEntry("banyan_backend_errors_total", Set.of("backend", "reason"))
                .containsEntry("banyan_rules_reloads_total", Set.of("result"))
                .containsEntry("banyan_rules_last_reload_successful", Set.of())
                .containsEntry("banyan_rules_last_reload_success_timestamp_seconds", Set.of())
                .containsEntry("banyan_rules_info", Set.of("revision"))
                .containsEntry("banyan_rejected_requests_total", Set.of("reason"))
                .containsEntry("banyan_connections", Set.of("listener", "state"))
                .containsEntry("banyan_event_loop_lag_seconds", Set.of())
                .containsKey("banyan_build_info");
    }

    private static void assertProblem(RawMessage answer, int status, String code) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(fields(problem)).startsWith("type title status code").endsWith("requestId");
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("127.0.0.1", "Exception");
    }

    private static JsonNode read(String path) throws IOException {
        return JSON.readTree(admin("GET", path, "").body());
    }

    private static RawMessage admin(String method, String path, String body, String... headers) throws IOException {
        try (RawClient client = new RawClient(banyan.adminPort())) {
            return client.ask(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
                    + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n") + body);
        }
    }

    private static String fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return String.join(" ", names);
    }

    private static Set<String> codes(JsonNode problems) {
        Set<String> codes = new TreeSet<>();
        problems.forEach(problem -> codes.add(problem.path("code").asText()));
        return codes;
    }

    /** The labels of each family, without those of the exposition itself. */
    private static Map<String, Set<String>> labels(String exposition) {
        Map<String, Set<String>> families = new TreeMap<>();
        exposition.lines().map(SAMPLE::matcher).filter(Matcher::matches).forEach(sample -> {
            Set<String> names = families.computeIfAbsent(sample.group(1), family -> new TreeSet<>());
            Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
            while (label.find()) {
                if (!label.group(1).equals("le")) {
                    names.add(label.group(1));
                }
            }
        });
        return families;
    }
}
