package dev.banyan.proxy.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TranslateCommandTest {
    private static final Path GIVEN = Path.of("src/test/resources/translate");

    @TempDir
    private Path directory;

    @Test
    void rawIsTheBytesThatGoAndNothingElse() throws IOException {
        Ran ran = translate(GIVEN, "order-record", given("order.json"), "--raw");
        assertThat(ran.bytes()).isEqualTo(Files.readAllBytes(GIVEN.resolve("record.bin")));
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
    }

    @Test
    void rawOfWhatDoesNotFitIsNothingAndTheFaultIsOnStandardError() {
        Ran ran = translate(GIVEN, "order-record", given("long-name.json"), "--raw");
        assertThat(ran.bytes()).isEmpty();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("rules.yaml:52:13: error untranslatable-request ");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void outWritesTheBytesAndShowsTheRestAllTheSame() throws IOException {
        Path target = directory.resolve("record.bin");
        Ran ran = translate(GIVEN, "order-record", given("order.json"), "--out", target.toString());
        assertThat(target).hasBinaryContent(Files.readAllBytes(GIVEN.resolve("record.bin")));
        assertThat(ran.out()).contains("BEFORE  json", "AFTER  copybook");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void outOfWhatDoesNotFitWritesNothing() {
        Path target = directory.resolve("record.bin");
        assertThat(translate(GIVEN, "order-record", given("long-name.json"), "--out", target.toString())
                        .exit())
                .isEqualTo(1);
        assertThat(target).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInALine() {
        Ran ran = translate(GIVEN, "order-record", given("order.json"), "--out", directory.toString());
        assertThat(ran.err()).startsWith("banyan translate: " + directory).doesNotContain("unexpected");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void aDashIsStandardInput() throws IOException {
        Ran ran = Ran.fed(
                Files.readAllBytes(GIVEN.resolve("order.json")),
                "translate",
                "--rules",
                given("rules.yaml"),
                "order-record",
                "-",
                "--raw");
        assertThat(ran.bytes()).isEqualTo(Files.readAllBytes(GIVEN.resolve("record.bin")));
    }

    @Test
    void jsonHasAllOfIt() throws IOException {
        JsonNode json = json(translate(
                GIVEN,
                "order-record",
                "--direction",
                "response",
                given("record.bin"),
                "--format",
                "json",
                "--status",
                "201"));
        assertThat(fields(json)).isEqualTo("translation direction before roots lines moreLines after head fault");
        assertThat(json.at("/before/record/0"))
                .hasToString("{\"name\":\"/ORDER-REC/ORDER-ID\",\"offset\":0,\"length\":6,\"picture\":\"9(6)\","
                        + "\"usage\":\"DISPLAY\",\"bytes\":\"F0F0F4F7F1F1\",\"value\":\"4711\"}");
        assertThat(json.at("/before/base64").binaryValue()).isEqualTo(Files.readAllBytes(GIVEN.resolve("record.bin")));
        assertThat(json.at("/lines/1"))
                .hasToString("{\"line\":\"2\",\"from\":\"/STATUS-CODE\",\"before\":\"\\\"A\\\"\",\"did\":\"put\","
                        + "\"after\":\"\\\"active\\\"\",\"to\":\"/status\",\"fault\":\"\"}");
        assertThat(json.at("/roots")).hasToString("{\"from\":\"/ORDER-REC\",\"to\":\"\"}");
        assertThat(fields(json.at("/after"))).isEqualTo("format contentType length text record base64 asItCame");
        assertThat(json.at("/head/0"))
                .hasToString("{\"part\":\"status\",\"before\":\"201\",\"after\":\"201\",\"renamedFrom\":\"\"}");
        assertThat(json.at("/fault").isNull()).isTrue();
    }

    @Test
    void jsonHasTheFaultWithItsPlaceInTheRules() throws IOException {
        Ran ran = translate(GIVEN, "order-record", given("long-name.json"), "--format", "json");
        JsonNode fault = json(ran).path("fault");
        assertThat(fields(fault)).isEqualTo("code file line column message letThrough");
        assertThat(fault.path("code").asText()).isEqualTo("untranslatable-request");
        assertThat(fault.path("line").intValue()).isEqualTo(52);
        assertThat(json(ran).path("after").isNull()).isTrue();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void jsonHidesSecretHeadersToo() throws IOException {
        Ran ran = translate(
                GIVEN,
                "orders-soap",
                "--path",
                "id=7",
                "-H",
                "cookie: uid=hana",
                "-H",
                "Authorization: x",
                "--format",
                "json");
        assertThat(ran.out()).doesNotContain("hana").contains("... (8 characters)", "... (1 characters)");
    }

    @Test
    void withoutRulesOfItsOwnItTakesThoseThatLieHere() throws Exception {
        Files.createDirectory(directory.resolve("rules"));
        copySchemas(directory.resolve("rules"));
        Files.copy(GIVEN.resolve("rules.yaml"), directory.resolve("rules/rules.yaml"));
        Ran ofDirectory = here("translate", "orders-soap", "--path", "id=7");
        assertThat(ofDirectory.out()).contains("<orderId>7</orderId>");
        assertThat(ofDirectory.exit()).isZero();

        Files.writeString(
                directory.resolve("rules.yaml"),
                Files.readString(GIVEN.resolve("rules.yaml")).replace("orders-soap", "other"));
        copySchemas(directory);
        assertThat(here("translate", "other", "--path", "id=7").exit()).isZero();
    }

    @Test
    void bytesGoThroughARealPipeAsTheyAre() throws Exception {
        Ran ran = here(
                "translate",
                "--rules",
                GIVEN.resolve("rules.yaml").toAbsolutePath().toString(),
                "order-record",
                GIVEN.resolve("order.json").toAbsolutePath().toString(),
                "--raw",
                "--out",
                "copy.bin");
        assertThat(directory.resolve("copy.bin")).hasBinaryContent(Files.readAllBytes(GIVEN.resolve("record.bin")));
        assertThat(ran.exit()).isZero();
    }

    @Test
    void neitherRulesNorADirectoryOfThemIsWrongUsage() throws Exception {
        Ran ran = here("translate", "orders-soap");
        assertThat(ran.err()).startsWith("--rules: not given, and neither rules.yaml nor rules/ is here");
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void badRulesAreToldOnStandardErrorAndEndWith1() throws IOException {
        Path bad = Files.writeString(
                directory.resolve("rules.yaml"),
                Files.readString(GIVEN.resolve("rules.yaml")).replace("from: /orderId", "from: /orderIdd"));
        copySchemas(directory);
        Ran ran = Ran.banyan("translate", "--rules", bad.toString(), "orders-soap");
        assertThat(ran.err())
                .contains("rules.yaml:33:")
                .contains("unknown-pointer")
                .contains("did you mean");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void aTranslationThatIsNotThereIsWrongUsageAndTheNearestIsNamed() {
        Ran ran = translate(GIVEN, "order-sop");
        assertThat(ran.err())
                .contains("NAME: order-sop", "orders-soap, order-record, prices, customer-record", "did you mean");
        assertThat(ran.exit()).isEqualTo(2);
    }

    @Test
    void aBodyThatIsNeededHasToBeThere() {
        Ran ran = translate(GIVEN, "order-record");
        assertThat(ran.err()).startsWith("FILE: missing (expected: the body of the request, or - for standard input)");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(translate(GIVEN, "order-record", "nowhere.json").exit()).isEqualTo(2);
        assertThat(translate(GIVEN, "order-record", GIVEN.toString()).exit()).isEqualTo(2);
    }

    @Test
    void moreThanTheRulesTakeIsTooLargeHereToo() throws IOException {
        Path large = Files.writeString(directory.resolve("large.json"), " ".repeat(5000) + "{}", UTF_8);
        Ran ran = translate(GIVEN, "order-record", large.toString());
        assertThat(ran.err()).contains("rules.yaml:69:14: error body-too-large request body: more than 4096 bytes");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--path=id",
                "--query==7",
                "-H=no colon",
                "--status=99",
                "--status=600",
                "--direction=both",
                "--format=xml",
                "--no-such-option"
            })
    void whatIsNoSuchThingIsWrongUsage(String option) {
        assertThat(translate(GIVEN, "orders-soap", "--direction=response", given("answer.xml"), option)
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void ofManyElementsTheFirstAreShownAndAlwaysTheOneThatDoesNotFit() throws IOException {
        StringBuilder csv = new StringBuilder("CODE;PRICE\n");
        for (int i = 0; i < 300; i++) {
            csv.append("A").append(i).append(";1,5\n");
        }
        Path file = Files.writeString(directory.resolve("prices.csv"), csv + "LAST;free\n");

        List<String> lines = translate(GIVEN, "prices", "--direction", "response", file.toString())
                .out()
                .lines()
                .toList();

        assertThat(lines).anyMatch(line -> line.matches("  \\.\\.\\. +403 more, --format json has them"));
        assertThat(lines)
                .anyMatch(line -> line.matches("  1\\.2 +/300/PRICE +\"free\" +does not fit +/prices/300/price"));
        assertThat(lines).noneMatch(line -> line.contains("/299/PRICE"));
    }

    @Test
    void samplesGoBothWaysWhereNoDirectionIsGiven() throws IOException {
        Ran ran = translate(GIVEN, "order-record", "--sample", "--format", "json");
        JsonNode samples = json(ran);
        assertThat(fields(samples.path(0))).isEqualTo("sample failure trial");
        assertThat(samples.findValuesAsText("direction")).containsExactly("request", "response");
        assertThat(samples.at("/0/trial/head/0/after").asText()).isEqualTo("POST");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void aSampleThatDoesNotFitEndsWith1AndIsToldLikeAnyOther() {
        Ran ran = translate(GIVEN, "orders-soap", "--sample", "--direction", "response");
        assertThat(ran.out()).contains("SAMPLE by the schema, with everything in it", "AFTER  json", "AFTER  nothing");
        assertThat(ran.err()).contains("rules.yaml:31:15: error untranslatable-response");
        assertThat(ran.exit()).isEqualTo(1);
    }

    @Test
    void aReportEndsWith0WhateverGetsLost() throws IOException {
        JsonNode report = json(translate(GIVEN, "customer-record", "--report", "--format", "json"));
        assertThat(fields(report)).isEqualTo("translation directions verdict");
        assertThat(fields(report.at("/directions/0"))).isEqualTo("direction from as losses notes");
        assertThat(fields(report.at("/directions/0/losses/0"))).isEqualTo("what where why");
        assertThat(translate(GIVEN, "customer-record", "--report").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--sample --report",
                "--sample --raw",
                "--report --raw",
                "--sample --out x",
                "--report --out x",
                "--sample order.json",
                "--report order.json"
            })
    void whatIsMadeUpGoesWithNoMessage(String options) {
        assertThat(translate(GIVEN, ("order-record " + options).split(" ")).exit())
                .isEqualTo(2);
    }

    @Test
    void withoutANameItIsWrongUsage() {
        assertThat(Ran.banyan("translate").exit()).isEqualTo(2);
    }

    @Test
    void completionKnowsItsOptions() {
        assertThat(Ran.banyan("completion").out()).contains("translate", "--direction", "--content-type", "--raw");
    }

    private static Ran translate(Path rules, String... words) {
        List<String> line = new ArrayList<>(
                List.of("translate", "--rules", rules.resolve("rules.yaml").toString()));
        line.addAll(List.of(words));
        return Ran.banyan(line.toArray(String[]::new));
    }

    private Ran here(String... words) throws IOException, InterruptedException {
        try (BanyanProcess process = BanyanProcess.start(directory, words)) {
            return process.ran();
        }
    }

    private static void copySchemas(Path to) throws IOException {
        for (String file : List.of("orders.wsdl", "order.cpy", "customer.cpy", "customer.schema.json")) {
            Files.copy(GIVEN.resolve(file), to.resolve(file));
        }
    }

    private static String given(String file) {
        return GIVEN.resolve(file).toString();
    }

    private static JsonNode json(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out());
    }

    private static String fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return String.join(" ", names);
    }
}
