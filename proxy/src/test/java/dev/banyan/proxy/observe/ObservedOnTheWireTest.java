package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What metrics and access log say of real requests through a whole Banyan. */
class ObservedOnTheWireTest {
    private static final String CANARY = "s3cr3t-canary";

    @TempDir
    Path directory;

    private RawOrigin origin;
    private RunningBanyan banyan;

    @BeforeEach
    void start() throws IOException {
        origin = new RawOrigin((request, to) -> {
            if (request.start().contains("/reset")) {
                to.reset();
            } else if (!request.start().contains("/hang")) {
                to.write("HTTP/1.1 200 OK\r\nSet-Cookie: id=" + CANARY + "\r\nContent-Length: 5\r\n\r\nhello");
            }
        });
        banyan = RunningBanyan.on(
                rules("orders"), "accessLog: {format: json, path: \"%s\"}".formatted(directory.resolve("access.log")));
    }

    @AfterEach
    void stop() throws IOException {
        banyan.close();
        origin.close();
    }

    @Test
    void aRequestIsOneLineOfTheLog() throws Exception {
        RawMessage answer = banyan.ask("POST /orders/7?token=x HTTP/1.1\r\nHost: Shop.Test:80\r\n"
                + "User-Agent: \"a\\b\"\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(answer.status()).isEqualTo(200);

        JsonNode line = lines(1).get(0);
        assertThat(names(line))
                .isEqualTo(
                        "time requestId traceId client method scheme host path status route side reason bucket backend"
                                + " revision attempts bytesIn bytesOut durationMs connectMs firstByteMs flags userAgent");
        assertThat(line.get("requestId").textValue())
                .isEqualTo(origin.received().get(0).header("x-request-id"));
        assertThat(origin.received().get(0).header("traceparent"))
                .contains(line.get("traceId").textValue());
        assertThat(line.get("client").textValue()).isEqualTo("127.0.0.1");
        assertThat(line.get("method").textValue()).isEqualTo("POST");
        assertThat(line.get("host").textValue()).isEqualTo("shop.test");
        assertThat(line.get("path").textValue()).isEqualTo("/orders/7");
        assertThat(line.get("status").intValue()).isEqualTo(200);
        assertThat(line.get("route").textValue()).isEqualTo("orders");
        assertThat(line.get("side").textValue()).isEqualTo("legacy");
        assertThat(line.get("reason").textValue()).isEqualTo("only");
        assertThat(line.get("backend").textValue()).isEqualTo("shop");
        assertThat(line.get("revision").textValue()).isEqualTo(banyan.banyan().revision());
        assertThat(line.get("attempts").intValue()).isEqualTo(1);
        assertThat(line.get("bytesIn").intValue()).isEqualTo(3);
        assertThat(line.get("bytesOut").intValue()).isEqualTo(5);
        assertThat(line.get("flags").textValue()).isEmpty();
        assertThat(line.get("userAgent").textValue()).isEqualTo("\"a\\b\"");
        assertThat(line.get("durationMs").doubleValue())
                .isGreaterThanOrEqualTo(line.get("firstByteMs").doubleValue());
    }

    @Test
    void noSecretOfARequestOrAnswerIsInLogOrMetrics() throws Exception {
        banyan.get(
                "/orders/1?token=" + CANARY,
                "Authorization: Bearer " + CANARY,
                "Cookie: session=" + CANARY,
                "X-Api-Key: " + CANARY,
                "Referer: http://shop.test/?" + CANARY);
        banyan.get("/orders/reset?token=" + CANARY, "Authorization: Bearer " + CANARY);
        banyan.get("/elsewhere?token=" + CANARY, "Cookie: session=" + CANARY);
        lines(3);
        assertThat(Files.readString(directory.resolve("access.log"))).doesNotContain(CANARY);
        assertThat(metrics()).doesNotContain(CANARY);
    }

    @Test
    void whatNoRouteTakesIsSaidSo() throws Exception {
        assertThat(banyan.get("/elsewhere").status()).isEqualTo(404);
        JsonNode line = lines(1).get(0);
        assertThat(line.get("route").isNull()).isTrue();
        assertThat(line.get("side").isNull()).isTrue();
        assertThat(line.get("flags").textValue()).isEqualTo("NR");
        assertThat(metrics())
                .contains("banyan_requests_seconds_count{route=\"none\",side=\"none\",status=\"4xx\"} 1")
                .doesNotContain("elsewhere");
    }

    @Test
    void aBackendThatClosesIsFlaggedAndCounted() throws Exception {
        assertThat(banyan.get("/orders/reset").status()).isEqualTo(502);
        JsonNode line = lines(1).get(0);
        assertThat(line.get("flags").textValue()).isEqualTo("UC");
        assertThat(line.get("firstByteMs").isNull()).isTrue();
        assertThat(metrics())
                .contains("banyan_requests_seconds_count{route=\"orders\",side=\"legacy\",status=\"5xx\"} 1")
                .contains("banyan_backend_errors_total{backend=\"shop\",reason=\"backend-reset\"} 1.0");
    }

    @Test
    void aClientThatLeavesIsAborted() throws Exception {
        try (RawClient client = banyan.client()) {
            client.send("GET /orders/hang HTTP/1.1\r\nHost: shop.test\r\n\r\n");
            Eventually.holds("in flight", () -> metrics()
                    .contains("banyan_requests_in_flight{route=\"orders\",side=\"legacy\"} 1.0"));
        }
        JsonNode line = lines(1).get(0);
        assertThat(line.get("flags").textValue()).isEqualTo("DC");
        assertThat(metrics())
                .contains("banyan_requests_seconds_count{route=\"orders\",side=\"legacy\",status=\"aborted\"} 1")
                .contains("banyan_requests_in_flight{route=\"orders\",side=\"legacy\"} 0.0");
    }

    @Test
    void aBackendThatIsTooSlowHasFailedOnce() throws Exception {
        Files.writeString(banyan.rules(), rules("slow") + "    timeouts: {firstByte: 50ms}\n");
        Eventually.holds("reloaded", () -> metrics().contains("banyan_rules_reloads_total{result=\"applied\"} 2.0"));
        RawMessage answer = banyan.get("/orders/hang");
        assertThat(answer.status()).isEqualTo(504);
        assertThat(lines(1).get(0).get("bytesOut").intValue())
                .isEqualTo(answer.body().length());
        assertThat(metrics())
                .contains("banyan_backend_errors_total{backend=\"shop\",reason=\"first-byte-timeout\"} 1.0")
                .contains("banyan_backend_requests_seconds_count{backend=\"shop\",status=\"aborted\"} 1");
    }

    @Test
    void theMetersOfARouteThatIsGoneGo() throws Exception {
        banyan.get("/orders/1");
        lines(1);
        assertThat(metrics()).contains("route=\"orders\"");
        Files.writeString(banyan.rules(), rules("parcels"));
        Eventually.holds("gone", () -> !metrics().contains("route=\"orders\""));
        Eventually.holds("counted", () -> metrics().contains("banyan_rules_reloads_total{result=\"applied\"} 2.0"));
    }

    @Test
    void theHouseSaysHowItIs() throws Exception {
        banyan.get("/orders/1");
        assertThat(metrics())
                .contains("banyan_rules_info{revision=\"" + banyan.banyan().revision() + "\"} 1")
                .contains("banyan_rules_last_reload_successful 1.0")
                .contains("banyan_build_info{")
                .contains("banyan_connections{listener=\"http\"")
                .contains("banyan_event_loop_lag_seconds ")
                .contains("banyan_backend_connections{backend=\"shop\",state=\"idle\"}")
                .contains("jvm_memory_used_bytes{");
    }

    private String rules(String id) {
        return """
                version: 1
                backends:
                  shop: {url: "%s"}
                routes:
                  - id: %s
                    match: {prefix: /orders}
                    legacy: shop
                """.formatted(origin.url(), id);
    }

    private String metrics() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + banyan.adminPort() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private List<JsonNode> lines(int count) throws Exception {
        Path file = directory.resolve("access.log");
        Eventually.holds(count + " lines", () -> Files.readAllLines(file).size() >= count);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static String names(JsonNode line) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> it = line.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return String.join(" ", names);
    }
}
