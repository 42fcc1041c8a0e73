package dev.banyan.proxy.translations;

import static dev.banyan.proxy.translations.Translating.assertProblem;
import static dev.banyan.proxy.translations.Translating.bytes;
import static dev.banyan.proxy.translations.Translating.json;
import static dev.banyan.proxy.translations.Translating.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.peers.NeedsProgram;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RawOrigin.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs in COBOL on either side of Banyan, with their records in ASCII and in EBCDIC. */
@NeedsProgram(CobolProgram.COMPILER)
class CobolPeerTest {
    private static final String ORDER = """
            {"id": 7, "owner": "J\u00fcrgen", "kind": "%s", %s, "balance": %s, "credit": -12345.6, "changed": 42,
             "points": -123456789, "bought": [%s]}
            """;

    @TempDir
    private static Path directory;

    private static final Map<Host, Running> RUNNING = new EnumMap<>(Host.class);

    /** What characters the host has. */
    enum Host {
        LATIN("ISO-8859-1"),
        EBCDIC("IBM037"),
        EBCDIC_OF_UNIX("IBM1047");

        private final String charset;

        Host(String charset) {
            this.charset = charset;
        }
    }

    /** A host's program behind its gateway, a modern service, and the Banyan between. */
    private record Running(CobolProgram program, RawOrigin gateway, RawOrigin accounts, Translating banyan) {

        static Running of(Host host) throws IOException, InterruptedException {
            CobolProgram program = CobolProgram.compile(directory.resolve(host.charset), Charset.forName(host.charset));
            RawOrigin gateway = new RawOrigin((request, connection) -> {
                try {
                    write(connection, "application/octet-stream", program.answer(bytes(request)));
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
            RawOrigin accounts = new RawOrigin((request, connection) ->
                    write(connection, "application/json", answered(request).getBytes(StandardCharsets.UTF_8)));
            String rules = Resource.text("account.yaml")
                    .replace("$host", gateway.url())
                    .replace("$accounts", accounts.url())
                    .replace("$charset", host.charset);
            return new Running(
                    program,
                    gateway,
                    accounts,
                    Translating.by(rules, Map.of("account.cpy", Resource.text("account.cpy"))));
        }

        private static String answered(RawMessage request) {
            String mail = "\"mail\": \"ada@example.com\", ";
            return text(request).replaceFirst("\"phone\": ?\\d+, ?", mail).replace("\"Ada\"", "\"Ada L.\"");
        }

        private static void write(Connection connection, String type, byte[] body) throws IOException {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                    + "\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1));
        }

        void close() {
            try {
                banyan.close();
                gateway.close();
                accounts.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        for (Host host : Host.values()) {
            RUNNING.put(host, Running.of(host));
        }
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Running::close);
        RUNNING.clear();
    }

    private static RawMessage post(Running running, String order) throws IOException {
        return running.banyan.send("POST", "/accounts", "application/json", order);
    }

    @ParameterizedTest
    @EnumSource
    void aProgramBooksWhatAJsonClientSends(Host host) throws Exception {
        Running running = RUNNING.get(host);
        int answers = running.banyan.counted("host", "response", "ok");
        String phone = "\"phone\": {\"country\": 1, \"number\": 123456789012}";
        String bought = """
                {"sku": "A1", "quantity": 3, "price": 12.50}, {"sku": "B2", "quantity": -9999, "price": -99999.99}
                """;
        RawMessage answer = post(running, ORDER.formatted("phone", phone, "-1234567890123456.78", bought));

        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(json("""
                {"id": 7, "owner": "J\u00fcrgen", "kind": "phone", "phone": {"country": 49, "number": 123456789013},
                 "balance": -1234568890023394.29, "credit": 12345.6, "changed": -42, "points": -123456790,
                 "bought": [{"sku": "A1", "quantity": 3, "price": 12.50},
                            {"sku": "B2", "quantity": -9999, "price": -99999.99},
                            {"sku": "NEW", "quantity": -1, "price": 0.01}]}
                """));
        assertThat(running.banyan.counted("host", "response", "ok")).isEqualTo(answers + 1);
        requirePlainRecord(running.gateway, 6 + 12 + 1 + 16 + 10 + 11 + 4 + 2 + 2 * 10);
    }

    /** A table of no element, of one, and a contact of the other kind. */
    @ParameterizedTest
    @EnumSource
    void aRecordIsAsLongAsItsTable(Host host) throws Exception {
        Running running = RUNNING.get(host);
        for (int size = 0; size <= 1; size++) {
            String bought = size == 0 ? "" : "{\"sku\": \"A1\", \"quantity\": 1, \"price\": 0.50}";
            RawMessage answer = post(running, ORDER.formatted("mail", "\"mail\": \"at home\"", "0.50", bought));

            assertThat(answer.status()).as(text(answer)).isEqualTo(200);
            assertThat(json(answer).get("bought")).hasSize(size + 1);
            assertThat(json(answer).get("balance").decimalValue()).isEqualByComparingTo(size == 0 ? "0.5" : "0");
            assertThat(json(answer).get("mail").textValue()).isEqualTo("by mail");
            assertThat(json(answer).has("phone")).isFalse();
            requirePlainRecord(running.gateway, 62 + size * 10);
        }
    }

    private static void requirePlainRecord(RawOrigin gateway, int length) {
        List<RawMessage> received = gateway.received();
        RawMessage asked = received.get(received.size() - 1);
        assertThat(asked.start()).isEqualTo("POST /account HTTP/1.1");
        assertThat(asked.framed()).isEqualTo("length");
        assertThat(asked.body()).hasSize(length);
        assertThat(asked.header("content-type")).isEqualTo("application/octet-stream");
        assertThat(asked.header("content-encoding")).isNull();
        assertThat(asked.header("x-request-id")).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotFitARecordNeverReachesTheProgram(Host host) throws Exception {
        Running running = RUNNING.get(host);
        int before = running.gateway.received().size();
        int refused = running.banyan.counted("host", "request", "untranslatable");
        String mail = "\"mail\": \"at home\"";
        List<String> unfit = List.of(
                ORDER.formatted("mail", mail, "12345678901234567.00", ""),
                ORDER.formatted("mail", mail, "0.005", ""),
                ORDER.formatted("mail", mail, "\"secret\"", ""),
                ORDER.formatted("secret", mail, "0", ""),
                ORDER.formatted("mail", "\"mail\": \"seventeen signs !\"", "0", ""),
                ORDER.formatted("mail", "\"mail\": \"\ud83d\ude00\"", "0", ""),
                ORDER.formatted("mail", mail, "0", "{\"sku\": \"A1\", \"quantity\": 10000}"),
                ORDER.formatted("mail", mail, "0", "{}, {}, {}, {}, {}, {}"));
        for (String order : unfit) {
            assertProblem(post(running, order), 422, "untranslatable-request");
        }

        assertThat(running.gateway.received()).hasSize(before);
        assertThat(running.banyan.counted("host", "request", "untranslatable")).isEqualTo(refused + unfit.size());
    }

    @ParameterizedTest
    @EnumSource
    void aProgramsRecordIsJsonForAModernServiceAndComesBackAsOne(Host host) throws Exception {
        Running running = RUNNING.get(host);
        RawMessage answer =
                running.banyan.send("POST", "/terminal", "application/octet-stream", running.program.make());

        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        RawMessage asked = running.accounts.received().get(0);
        assertThat(asked.start()).isEqualTo("POST /accounts HTTP/1.1");
        assertThat(asked.header("content-type")).isEqualTo("application/json");
        assertThat(asked.framed()).isEqualTo("length");
        assertThat(asked.header("x-request-id")).isNotBlank();
        assertThat(json(asked)).isEqualTo(json("""
                {"id": 4711, "owner": "Ada", "phone": 123456789012, "balance": -1234567890123456.78,
                 "credit": -12345.6, "changed": -42, "points": -123456789,
                 "bought": [{"sku": "A1", "quantity": 3, "price": 12.50},
                            {"sku": "B2", "quantity": -9999, "price": -99999.99}]}
                """));
        assertThat(answer.header("content-type")).isEqualTo("application/octet-stream");
        assertThat(running.program.show(bytes(answer)).stream().map(line -> line.replace(" ", "")))
                .containsExactly(
                        "004711/AdaL./M/-0123456789",
                        "ada@example.com",
                        "-1234567890123456.78",
                        "-12345.60",
                        "-42.00",
                        "A1/+00003/12.50",
                        "B2/-09999/-99999.99");
        assertThat(running.banyan.counted("terminal", "request", "ok")).isEqualTo(1);
        assertThat(running.banyan.counted("terminal", "response", "ok")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenRecordNeverReachesTheService(Host host) throws Exception {
        Running running = RUNNING.get(host);
        int before = running.accounts.received().size();
        byte[] record = running.program.make();
        byte[] packed = record.clone();
        packed[35] = (byte) 0xFF;
        byte[] cut = Arrays.copyOf(record, record.length - 1);
        for (byte[] broken : List.of(packed, cut)) {
            assertProblem(
                    running.banyan.send("POST", "/terminal", "application/octet-stream", broken),
                    422,
                    "untranslatable-request");
        }
        assertThat(running.accounts.received()).hasSize(before);
    }
}
