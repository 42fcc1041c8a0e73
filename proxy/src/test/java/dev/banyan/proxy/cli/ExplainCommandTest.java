package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
    private static final String RULES = """
            version: 1
            backends:
              old: {url: "http://127.0.0.1:1"}
              new: {url: "http://127.0.0.1:2"}
            routes:
              - id: orders
                match: {path: "/orders/{id}", methods: [GET], headers: {x-channel: web}}
                legacy: old
                modern: new
                split: {modern: 76.73, key: [header:x-user-id], cohort: shop-2026}
            """;

    @TempDir
    private Path directory;

    @Test
    void aMatchTellsRouteBucketAndSideAndEndsWith0() throws IOException {
        Ran ran = explain("GET", "http://shop.example.com/orders/7", "-H", "X-Channel: web", "-H", "x-user-id:u1");
        assertThat(ran.out()).contains("orders", "x-user-id", "shop-2026", "7673", "76.73", "legacy", "old");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        Ran ran = explain(
                "GET", "/orders/7", "-H", "host: shop", "-H", "x-channel: web", "-H", "x-user-id: u1", "--format=json");
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertThat(json.path("route").asText()).isEqualTo("orders");
        assertThat(json.path("bucket").asInt()).isEqualTo(7673);
        assertThat(json.path("side").asText()).isEqualTo("legacy");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void noMatchTellsWhatNearlyTookItAndEndsWith3() throws IOException {
        Ran ran = explain("GET", "http://shop/orders/7", "-H", "x-channel: app");
        assertThat(ran.out()).contains("orders").contains("x-channel").contains("app");
        assertThat(ran.exit()).isEqualTo(3);
    }

    @Test
    void badRulesAreToldOnStandardErrorAndEndWith1() throws IOException {
        Files.writeString(directory.resolve("bad.yaml"), RULES.replace("modern: new", "modern: nowhere"));
        Ran ran = Ran.banyan(
                "explain", "--rules", directory.resolve("bad.yaml").toString(), "GET", "http://shop/orders/7");
        assertThat(ran.err()).contains("bad.yaml:").contains("nowhere");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void whatCanBeNoRequestIsWrongUsage() throws IOException {
        assertThat(explain("GET", "ftp://shop/orders").exit()).isEqualTo(2);
        assertThat(explain("GET", "http://shop/..%2fetc").exit()).isEqualTo(2);
        assertThat(explain("GET", "http://shop/", "-H", "no colon").err()).contains("'name: value'");
        assertThat(explain("GET").exit()).isEqualTo(2);
        assertThat(Ran.banyan("explain", "GET", "http://shop/").exit()).isEqualTo(2);
    }

    private Ran explain(String... words) throws IOException {
        Path rules = Files.writeString(directory.resolve("rules.yaml"), RULES);
        List<String> line = new ArrayList<>(List.of("explain", "--rules", rules.toString()));
        line.addAll(List.of(words));
        return Ran.banyan(line.toArray(String[]::new));
    }
}
