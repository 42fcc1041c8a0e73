package dev.banyan.proxy.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.exchange.Facts;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.split.Reason;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessLogFormatTest {
    private static final long NOW = Instant.parse("2026-11-22T19:00:01.007Z").toEpochMilli();

    @Test
    void aJsonLineHasExactlyTheContractsFieldsInOrder() {
        assertThat(json(full()))
                .isEqualTo("{\"time\":\"2026-11-22T19:00:01.007Z\",\"requestId\":\"r-1\",\"traceId\":\"0af7\","
                        + "\"client\":\"10.0.0.9\",\"method\":\"GET\",\"scheme\":\"http\",\"host\":\"shop.example.com\","
                        + "\"path\":\"/orders/7\",\"status\":200,\"route\":\"orders\",\"side\":\"modern\","
                        + "\"reason\":\"fallback\",\"bucket\":42,\"backend\":\"new\",\"revision\":\"0123456789ab\","
                        + "\"attempts\":2,\"bytesIn\":5,\"bytesOut\":70000,\"durationMs\":12.345,\"connectMs\":0.250,"
                        + "\"firstByteMs\":10.000,\"flags\":\"FB\",\"userAgent\":\"curl/8\"}\n");
    }

    @Test
    void whatIsNotKnownIsNull() throws JsonProcessingException {
        Facts facts = new Facts();
        facts.aborted = true;
        JsonNode line = new ObjectMapper().readTree(json(facts));
        for (String field : new String[] {
            "requestId",
            "traceId",
            "client",
            "method",
            "host",
            "path",
            "status",
            "route",
            "side",
            "reason",
            "bucket",
            "backend",
            "revision",
            "connectMs",
            "firstByteMs",
            "userAgent"
        }) {
            assertThat(line.get(field).isNull()).as(field).isTrue();
        }
        assertThat(line.get("durationMs").doubleValue()).isZero();
        assertThat(line.get("flags").textValue()).isEqualTo("DC");
    }

    @Property
    void whateverAClientSendsTheLineIsOneLineOfJsonThatSaysIt(@ForAll @StringLength(max = 400) String odd)
            throws JsonProcessingException, CharacterCodingException {
        Facts facts = full();
        facts.userAgent = odd;
        facts.path = "/" + odd;
        Line line = new Line();
        new JsonFormat(false).write(facts, NOW, line);
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(line.bytes(), 0, line.length()))
                .toString();
        assertThat(text.chars().limit(text.length() - 1)).allMatch(c -> c >= 0x20 && c != 0x7f);
        String said = new ObjectMapper().readTree(text).get("path").textValue();
        assertThat(said).isEqualTo("/" + new String(odd.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16));
    }

    @Property
    void asciiIsSaidAsItIs(@ForAll @CharRange(from = 0, to = 0x7f) @StringLength(min = 1, max = 100) String text)
            throws JsonProcessingException {
        Facts facts = full();
        facts.userAgent = text;
        assertThat(new ObjectMapper().readTree(json(facts)).get("userAgent").textValue())
                .isEqualTo(text);
    }

    @Test
    void halfAPairOfSurrogatesIsAReplacementCharacter() throws JsonProcessingException {
        Facts facts = full();
        facts.userAgent = "a\ud83cb\udf33c\ud83c\udf33";
        assertThat(new ObjectMapper().readTree(json(facts)).get("userAgent").textValue())
                .isEqualTo("a\ufffdb\ufffdc\ud83c\udf33");
    }

    @Test
    void longTextsAreCut() throws JsonProcessingException {
        Facts facts = full();
        facts.userAgent = "u".repeat(100_000);
        facts.path = "/" + "p".repeat(100_000);
        JsonNode line = new ObjectMapper().readTree(json(facts));
        assertThat(line.get("userAgent").textValue()).hasSize(512 + 3).endsWith("u...");
        assertThat(line.get("path").textValue()).hasSize(2048 + 3);
    }

    @Test
    void aUserAgentCanBeRedacted() {
        Line line = new Line();
        new JsonFormat(true).write(full(), NOW, line);
        assertThat(text(line)).contains("\"userAgent\":\"[redacted]\"").doesNotContain("curl");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyFailureHasAFlag(FailureKind kind) {
        Facts facts = new Facts();
        facts.failure = kind;
        Line line = new Line();
        Flags.write(facts, line);
        assertThat(text(line)).matches("[A-Z]{2}(,[A-Z]{2})?");
    }

    @Test
    void everyLimitAndTimeoutHasAFlagOfItsOwn() {
        Map<String, FailureKind> byFlag = new HashMap<>();
        for (FailureKind kind : FailureKind.values()) {
            Facts facts = new Facts();
            facts.failure = kind;
            Line line = new Line();
            Flags.write(facts, line);
            boolean limit = kind.reason().matches(".*(timeout|large|long|idle|rate|overloaded|exceeded|draining).*");
            FailureKind other = limit ? byFlag.put(text(line), kind) : null;
            assertThat(other)
                    .as("%s and %s are both %s", kind, other, text(line))
                    .isNull();
        }
        assertThat(byFlag).hasSizeGreaterThan(10);
    }

    @Test
    void aDoubleEncodingIsFlaggedBehindWhatFailed() {
        Facts facts = full();
        facts.reason = null;
        facts.doubleEncoded = true;
        Line line = new Line();
        Flags.write(facts, line);
        assertThat(text(line)).isEqualTo("DE");
        line.clear();
        facts.failure = FailureKind.BACKEND_RESET;
        Flags.write(facts, line);
        assertThat(text(line)).isEqualTo("UC,DE");
    }

    @ParameterizedTest
    @CsvSource({
        "BACKEND_RESET, UC",
        "FIRST_BYTE_TIMEOUT, UT",
        "CONNECT_TIMEOUT, 'UT,CT'",
        "HEADERS_TIMEOUT, 'DT,HT'",
        "CLIENT_ABORTED, DC",
        "NO_ROUTE, NR",
        "BACKEND_REFUSED, UF",
        "OVERLOADED, UO",
        "RATE_LIMITED, RL",
        "BREAKER_OPEN, BO",
        "BAD_REQUEST, DP"
    })
    void failuresHaveTheCodesThatProxiesHave(FailureKind kind, String code) {
        Facts facts = new Facts();
        facts.failure = kind;
        facts.reason = Reason.FALLBACK;
        Line line = new Line();
        Flags.write(facts, line);
        assertThat(text(line)).isEqualTo(code + ",FB");
    }

    @Test
    void textIsForEyes() {
        Line line = new Line();
        new TextFormat(false).write(full(), NOW, line);
        assertThat(text(line))
                .isEqualTo("2026-11-22T19:00:01.007Z 10.0.0.9 \"GET http://shop.example.com/orders/7\" 200 70000 12.345"
                        + " orders modern fallback new r-1 FB \"curl/8\"\n");
        line.clear();
        new TextFormat(false).write(new Facts(), NOW, line);
        assertThat(text(line)).endsWith(" 0 0 0.000 - - - - - - \"-\"\n");
    }

    @Property
    void numbersAreSaidAsJavaSaysThem(@ForAll long number) {
        assertThat(text(new Line().number(number))).isEqualTo(Long.toString(number));
    }

    @Property
    void timesAreSaidAsJavaSaysThem(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis) {
        String said = text(new Line().time(millis));
        assertThat(said).hasSize("2026-01-01T00:00:00.000Z".length());
        assertThat(Instant.parse(said).toEpochMilli()).isEqualTo(millis);
    }

    private static Facts full() {
        Facts facts = Samples.facts(Samples.route("orders"), Side.MODERN, 200, 0);
        facts.ended = facts.started + TimeUnit.MICROSECONDS.toNanos(12_345);
        facts.attemptStarted = facts.started + 1_000_000;
        facts.connected = facts.attemptStarted + 250_000;
        facts.firstByte = facts.started + 10_000_000;
        facts.requestId = "r-1";
        facts.traceId = "0af7";
        facts.client = "10.0.0.9";
        facts.method = "GET";
        facts.scheme = "http";
        facts.host = "shop.example.com";
        facts.path = "/orders/7";
        facts.userAgent = "curl/8";
        facts.reason = Reason.FALLBACK;
        facts.bucket = 42;
        facts.backend = "new";
        facts.revision = "0123456789ab";
        facts.attempts = 2;
        facts.bytesIn = 5;
        facts.bytesOut = 70_000;
        return facts;
    }

    private static String json(Facts facts) {
        Line line = new Line();
        new JsonFormat(false).write(facts, NOW, line);
        return text(line);
    }

    private static String text(Line line) {
        return new String(Arrays.copyOf(line.bytes(), line.length()), StandardCharsets.UTF_8);
    }
}
