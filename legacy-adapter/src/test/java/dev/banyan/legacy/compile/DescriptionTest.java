package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service that is no more, or not yet, says of itself. */
class DescriptionTest {
    private static final Path SCHEMAS = Path.of("src/test/resources/golden/schemas");
    private static final String ADDRESS = "https://shop.example.com/services/OrderService";

    private static final Compiled DESCRIBED = Compiled.of(
            "{wsdl: orders.wsdl, request: {method: POST}}", file -> Files.readAllBytes(SCHEMAS.resolve(file)));
    private static final Compiled OTHER = Compiled.of("{request: {method: POST}}");

    @ParameterizedTest
    @ValueSource(strings = {"wsdl", "WSDL", "singleWsdl"})
    void aDescriptionHasThePublicAddress(String query) {
        Payload payload = DESCRIBED.translator().description(request("GET", query), ADDRESS);
        assertThat(payload.contentType()).startsWith("text/xml");
        assertThat(new String(payload.bytes(), StandardCharsets.UTF_8))
                .contains("location=\"" + ADDRESS + "\"")
                .contains("urn:orders#getOrder")
                .doesNotContain("10.0.0.7");
    }

    @ParameterizedTest
    @CsvSource({"POST, wsdl", "GET, ''", "GET, wsdl=1&x=2", "GET, xwsdl"})
    void anyOtherRequestIsTheBackends(String method, String query) {
        assertThat(DESCRIBED.translator().description(request(method, query), ADDRESS))
                .isNull();
    }

    @Test
    void withoutAFileTheBackendDescribesItself() {
        assertThat(OTHER.translator().description(request("GET", "wsdl"), ADDRESS))
                .isNull();
    }

    private static Request request(String method, String query) {
        return new Request(method, "/services/OrderService", query, Map.of(), "r-1", List.of(), new byte[0]);
    }
}
