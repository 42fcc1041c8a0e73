package dev.banyan.legacy.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.legacy.compile.TranslationCompiler;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.rules.validate.Problem;
import dev.banyan.rules.yaml.FileSecrets;
import dev.banyan.rules.yaml.Reading;
import dev.banyan.rules.yaml.RulesReader;
import dev.banyan.rules.yaml.RulesText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DraftTest {
    private static final Path SCHEMAS = Path.of("src/test/resources/dev/banyan/legacy/schema");

    static Stream<String> schemas() {
        return Stream.of(
                "wsdl/orders.wsdl",
                "wsdl/rpc.wsdl",
                "wsdl/service.wsdl",
                "xsd/orders.xsd",
                "xsd/groups.xsd",
                "xsd/forms.xsd");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatIsDraftedHasNoProblemAndAnExampleForEachBody(String file) throws BadSchema {
        for (boolean mimic : new boolean[] {false, true}) {
            String text = draft(file).text(mimic);
            assertThat(problems(text, files(file))).as(text).isEmpty();
            assertThat(text).contains("- direction: request");
        }
    }

    @Test
    void aRecordIsDraftedInBothDirectionsWithItsBytes() throws BadSchema {
        String text = copybook("""
                       01  ORDER-REC.
                           05  ORDER-ID        PIC 9(6).
                           05  SHIP-DATE       PIC 9(8).
                           05  LINE-COUNT      PIC 9(2).
                           05  LINES OCCURS 0 TO 5 TIMES DEPENDING ON LINE-COUNT.
                               10  SKU         PIC X(4).
                """).text(false);
        assertThat(text.lines().map(String::strip))
                .contains(
                        "- {to: /ORDER-ID, from: /orderId}        # whole number of up to 6 digits",
                        "- {to: /SHIP-DATE, from: /shipDate}      # whole number of up to 8 digits; a date? date: {in: yyyyMMdd, out: iso}",
                        "# - {to: /LINE-COUNT, from: /lineCount}  # whole number of up to 2 digits; follows from the list LINES",
                        "- to: /LINES                             # list of up to 5",
                        "- {to: /sku, from: /SKU}             # text of up to 4 characters",
                        "hex:F0F0F0F0F0F3F0F0F0F0F0F0F0F4F0F2E2D2E440E2D2E440");
        assertThat(text).contains("charset: IBM037");
    }

    @Test
    void ofItemsThatShareTheirBytesOneHasLinesAndTheOthersStandInComments() throws BadSchema {
        String text = copybook("""
                       01  REC.
                           05  PERSON.
                               10  FIRST-NAME  PIC X(4).
                           05  COMPANY REDEFINES PERSON.
                               10  TITLE       PIC X(4).
                           05  FILLER REDEFINES PERSON.
                               10  CODE-A      PIC X(2).
                               10  CODE-B      PIC X(2).
                """).text(false);
        assertThat(text.lines().map(line -> line.strip().replaceAll(" {2,}", " ")))
                .contains(
                        "- {to: /PERSON/FIRST-NAME, from: /person/firstName} # text of up to 4 characters",
                        "# - {to: /COMPANY/TITLE, from: /company/title} # text of up to 4 characters; has the bytes of PERSON: one or the other",
                        "# - {to: /CODE-A, from: /codeA} # text of up to 2 characters; has the bytes of PERSON: one or the other",
                        "# - {to: /CODE-B, from: /codeB} # text of up to 2 characters; has the bytes of PERSON: one or the other");
        assertThat(text).contains("- direction: request", "- direction: response");
    }

    @Test
    void ofSeveralRecordsTheFirstIsDraftedAndTheOthersAreNamed() throws BadSchema {
        String text = copybook("""
                       01  HEADER-REC.
                           05  KIND            PIC X.
                       01  TRAILER-REC.
                           05  KIND            PIC X.
                """).text(false);
        assertThat(text).contains("root: /HEADER-REC  # or TRAILER-REC");
    }

    @Test
    void whatContainsItselfIsWrittenOnce() throws BadSchema {
        String text = draft("xsd/orders.xsd").text(false);
        assertThat(text).contains("# - {to: /parent, from: /parent}").contains("contains itself");
    }

    @Test
    void oldClientsOfSeveralOperationsAreToldApartByTheirActions() throws BadSchema {
        String text = draft("wsdl/rpc.wsdl").text(true);
        assertThat(text)
                .contains("match: {path: /stock, methods: [POST], headers: {soapaction: \"\\\"urn:stock#level\\\"\"}}")
                .contains("match: {path: /stock, methods: [POST], headers: {soapaction: \"\\\"urn:stock#places\\\"\"}}")
                .contains("id: level-wsdl", "match: {path: /stock, methods: [GET]}");
    }

    @Test
    void operationsWithoutAnActionCannotBeToldApartAndTheFileSaysSo() throws BadSchema {
        String text = draft("wsdl/orders.wsdl").text(true);
        assertThat(text)
                .contains("  get-order:")
                .doesNotContain("  ping:")
                .contains("(--operation NAME for another): ping");
        assertThat(WsdlDraft.of(files("wsdl/orders.wsdl"), "orders.wsdl", "ping")
                        .text(true))
                .contains("  ping:");
    }

    @Test
    void anOperationThatAsksForNothingIsAGet() throws BadSchema {
        String text = draft("wsdl/orders.wsdl").text(false);
        assertThat(text)
                .contains("match: {path: /ping, methods: [GET]}")
                .contains("- {to: \"\", expr: \"{}\"}  # it is there, with nothing in it");
    }

    @Test
    void aNameIsTakenOverAndSeveralBeginWithIt() throws BadSchema {
        assertThat(draft("wsdl/service.wsdl").named("x.y").text(false))
                .contains("- id: x.y\n", "\n  x.y:\n", "--name x.y");
        assertThat(draft("wsdl/rpc.wsdl").named("stock").text(false))
                .contains("- id: stock-level", "- id: stock-places");
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() {
        assertThatThrownBy(() -> WsdlDraft.of(files("wsdl/orders.wsdl"), "orders.wsdl", "getOrders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("operation: getOrders (expected: one of getOrder, ping), did you mean \"getOrder\"?");
        assertThatThrownBy(() -> XsdDraft.of(files("xsd/orders.xsd"), "orders.xsd", "odrer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("element: odrer (expected: one of ")
                .hasMessageEndingWith("did you mean \"order\"?");
        assertThatThrownBy(() -> CopybookDraft.of(files("xsd/orders.xsd"), "absent.cpy"))
                .isInstanceOf(BadSchema.class);
        assertThatThrownBy(() -> XsdDraft.of(files("xsd/orders.xsd"), "common/types.xsd", null))
                .isInstanceOf(BadSchema.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "http://old.example.com/services/Order, http://old.example.com, /services/Order",
                "https://old:8443/a?wsdl, https://old:8443, /a",
                "http://old, http://old, ''",
                "http://old/a b, '', ''",
                "http://old/{x}, '', ''",
                "http://old/%41, http://old, ''",
                "REPLACE_WITH_ACTUAL_URL, '', ''",
                "jms:queue, '', ''",
                "null, '', ''"
            })
    void anAddressIsTakenForWhatItIsWorth(String address, String origin, String path) {
        World world = World.of("soap11", "wsdl", "x.wsdl").at(address);
        assertThat(world.origin()).isEqualTo(origin);
        assertThat(world.path()).isEqualTo(path);
    }

    @Test
    void wordsOfASchemaCannotBreakOutOfAComment() {
        assertThat(Yaml.comment("a\nb\u0085c\u2028d")).isEqualTo("a b c d");
        assertThat(Yaml.word("/a/@b#text")).isEqualTo("/a/@b#text");
        assertThat(Yaml.word("a, b")).isEqualTo("\"a, b\"");
        assertThat(Yaml.word("true")).isEqualTo("\"true\"");
        assertThat(Yaml.word("")).isEqualTo("\"\"");
        assertThat(Yaml.word("a\"\\\n")).isEqualTo("\"a\\\"\\\\\\x0a\"");
    }

    private static Draft copybook(String text) throws BadSchema {
        SchemaFiles files = name -> text.getBytes(StandardCharsets.UTF_8);
        Draft draft = CopybookDraft.of(files, "rec.cpy");
        assertThat(problems(draft.text(false), files)).isEmpty();
        assertThat(problems(draft.text(true), files)).isEmpty();
        return draft;
    }

    private static Draft draft(String file) throws BadSchema {
        String name = Path.of(file).getFileName().toString();
        return file.startsWith("wsdl") ? WsdlDraft.of(files(file), name, null) : XsdDraft.of(files(file), name, null);
    }

    private static SchemaFiles files(String file) {
        Path directory = SCHEMAS.resolve(file).getParent();
        return name -> {
            Path path = directory.resolve(name);
            if (!Files.isRegularFile(path)) {
                throw new IOException("not there");
            }
            return Files.readAllBytes(path);
        };
    }

    private static List<String> problems(String text, SchemaFiles files) {
        Reading reading =
                new RulesReader(new FileSecrets(Path.of("."))).read(List.of(new RulesText("rules.yaml", text)));
        assertThat(reading.problems()).as(text).isEmpty();
        return new TranslationCompiler(files)
                .compile(reading.rules(), reading.locations()).problems().stream()
                        .map(Problem::toString)
                        .toList();
    }
}
