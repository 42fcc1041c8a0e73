package dev.banyan.proxy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TranslateInitCommandTest {
    private static final Path GIVEN = Path.of("src/test/resources/translate");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--wsdl orders.wsdl",
                "--wsdl orders.wsdl --mimic",
                "--wsdl stock.wsdl",
                "--wsdl stock.wsdl --mimic",
                "--wsdl stock.wsdl --operation level",
                "--wsdl stock.wsdl --operation level --mimic --name stock-level",
                "--xsd customer.xsd",
                "--xsd customer.xsd --mimic",
                "--xsd customer.xsd --element CustomerResponse --name customer",
                "--copybook order.cpy",
                "--copybook order.cpy --mimic",
                "--copybook party.cpy --name party",
                "--copybook party.cpy --mimic"
            })
    void whatIsWrittenIsFineAsItIs(String options) throws IOException {
        for (String file : List.of("orders.wsdl", "stock.wsdl", "customer.xsd", "order.cpy", "party.cpy")) {
            Files.copy(GIVEN.resolve(file), directory.resolve(file));
        }
        Path rules = directory.resolve("rules.yaml");
        Ran init = init(directory, options + " --out " + rules);
        assertThat(init.err()).isEmpty();
        assertThat(init.out()).isEmpty();
        assertThat(init.exit()).isZero();

        Ran validate = Ran.banyan("validate", "--strict", rules.toString());
        assertThat(validate.exit()).as(validate.out() + Files.readString(rules)).isZero();
    }

    @Test
    void theSchemaIsNamedAsTheRulesHaveToNameIt() throws IOException {
        Path schemas = Files.createDirectories(directory.resolve("old/schemas"));
        Files.copy(GIVEN.resolve("order.cpy"), schemas.resolve("order.cpy"));
        Path rules = Files.createDirectories(directory.resolve("rules")).resolve("a.yaml");

        Ran ran = Ran.banyan(
                "translate", "init", "--copybook", schemas.resolve("order.cpy").toString(), "--out", rules.toString());

        assertThat(ran.exit()).isZero();
        assertThat(rules).content().contains("schema: {copybook: ../old/schemas/order.cpy}");
        assertThat(Ran.banyan("validate", rules.toString()).exit()).isZero();
    }

    @Test
    void withoutOutItGoesToStandardOutput() {
        Ran ran = init(GIVEN, "--copybook order.cpy");
        assertThat(ran.out())
                .startsWith("# Begun by: banyan translate init --copybook ")
                .endsWith("\n");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void whatWasWrittenByHandIsNotWrittenOver() throws IOException {
        Path rules = Files.writeString(directory.resolve("rules.yaml"), "mine");
        Ran ran = init(GIVEN, "--copybook order.cpy --out " + rules);
        assertThat(ran.err()).startsWith("--out: " + rules + " (expected: a new file");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(rules).hasContent("mine");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInALine() {
        Ran ran = init(GIVEN, "--copybook order.cpy --out " + directory.resolve("absent/rules.yaml"));
        assertThat(ran.err()).startsWith("banyan init: ").doesNotContain("unexpected");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void aSchemaThatCannotBeUsedIsToldWithItsPlace() throws IOException {
        Path broken =
                Files.writeString(directory.resolve("broken.cpy"), "       01  REC.\n           05  A PIC 9(6.\n");
        Ran ran = Ran.banyan("translate", "init", "--copybook", broken.toString());
        assertThat(ran.err()).contains("broken.cpy:2:").contains(" error bad-schema PIC 9(6");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                               | Missing required argument",
                "--wsdl orders.wsdl --xsd customer.xsd          | mutually exclusive",
                "--wsdl orders.wsdl --operation getOrders       | --operation: getOrders (expected: getOrder), did you mean",
                "--xsd customer.xsd --element Customer          | --element: Customer (expected: one of ",
                "--xsd customer.xsd --operation getOrder        | --operation: getOrder (expected: with --wsdl)",
                "--wsdl orders.wsdl --element getOrder          | --element: getOrder (expected: with --xsd)",
                "--wsdl absent.wsdl                             | FILE: ",
                "--copybook order.cpy --name Order              | --name: Order (expected: small letters"
            })
    void whatCannotBeMeantIsWrongUsage(String options, String message) {
        Ran ran = init(GIVEN, options == null ? "" : options);
        assertThat(ran.err()).contains(message);
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void completionKnowsIt() {
        assertThat(Ran.banyan("completion").out()).contains("--copybook", "--mimic", "--operation", "--element");
    }

    /** Words that are files there are named with their directory. */
    private static Ran init(Path there, String options) {
        List<String> line = new ArrayList<>(List.of("translate", "init"));
        for (String word : options.strip().split(" +")) {
            if (!word.isEmpty()) {
                line.add(
                        word.contains(".") && !word.contains("/")
                                ? there.resolve(word).toString()
                                : word);
            }
        }
        return Ran.banyan(line.toArray(String[]::new));
    }
}
