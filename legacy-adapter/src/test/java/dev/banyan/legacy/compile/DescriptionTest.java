package dev.banyan.legacy.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
    private static final Path SCHEMAS = Path.of("src/test/resources/golden/schemas");

    private static Compiled described() {
        return Compiled.of("{wsdl: orders.wsdl}", file -> Files.readAllBytes(SCHEMAS.resolve(file)));
    }

    @ParameterizedTest
    @CsvSource({"GET, wsdl", "GET, WSDL", "HEAD, wsdl", "GET, singleWsdl"})
    void theContractAnswersWhoeverReadsIt(String method, String query) {
        assertThat(described().description(method, query)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"POST, wsdl", "GET, wsdl=2", "GET, a=wsdl", "DELETE, wsdl"})
    void anyOtherRequestIsNoneForTheContract(String method, String query) {
        assertThat(described().description(method, query)).isNull();
    }

    @Test
    void withoutAContractTheBackendIsAsked() {
        assertThat(Compiled.of("{request: {path: /a}}").description("GET", "wsdl"))
                .isNull();
    }
}
