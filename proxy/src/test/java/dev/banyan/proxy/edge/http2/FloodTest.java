package dev.banyan.proxy.edge.http2;

import static dev.banyan.proxy.edge.http2.Spoken.prioritized;
import static dev.banyan.proxy.wire.H2Frame.CANCEL;
import static dev.banyan.proxy.wire.H2Frame.CONTINUATION;
import static dev.banyan.proxy.wire.H2Frame.DATA;
import static dev.banyan.proxy.wire.H2Frame.END_HEADERS;
import static dev.banyan.proxy.wire.H2Frame.END_STREAM;
import static dev.banyan.proxy.wire.H2Frame.ENHANCE_YOUR_CALM;
import static dev.banyan.proxy.wire.H2Frame.HEADERS;
import static dev.banyan.proxy.wire.H2Frame.PADDED;
import static dev.banyan.proxy.wire.H2Frame.PING;
import static dev.banyan.proxy.wire.H2Frame.PRIORITY;
import static dev.banyan.proxy.wire.H2Frame.SETTINGS;
import static dev.banyan.proxy.wire.H2Frame.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H1Origin;
import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What costs the sender nothing and us something ends the sender's connection, and nobody else's. */
class FloodTest {
    private static final int MANY = 20_000;
    private static final int ROUNDS = 2_000;

    /** Who makes us reset streams meets the one limit or the other, by how many of them come in one piece. */
    private static final List<String> MADE_RESET = List.of("h2-made-you-reset", "h2-too-many-streams");

    private static Edge edge;

    /** One round of an attack; {@code stream} is an odd number that grows. */
    @FunctionalInterface
    interface Round {
        void on(Spoken client, int stream) throws IOException;
    }

    /** @param reasons the words of which one counts it */
    record Attack(String name, List<String> reasons, int rounds, Round round) {
        Attack(String name, String reason, int rounds, Round round) {
            this(name, List.of(reason), rounds, round);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Attack> attacks() {
        return List.of(
                new Attack("rapid reset", "h2-rapid-reset", ROUNDS, (c, s) -> c.get(s)
                        .reset(s, CANCEL)),
                new Attack("made to reset: WINDOW_UPDATE by 0", MADE_RESET, ROUNDS, (c, s) -> c.get(s)
                        .widen(s, 0)),
                new Attack("made to reset: a window too large", MADE_RESET, ROUNDS, (c, s) -> c.get(s)
                        .widen(s, 0x7fff_ffff)),
                new Attack("made to reset: a short PRIORITY", MADE_RESET, ROUNDS, (c, s) -> c.get(s)
                        .frame(PRIORITY, 0, s, 4)),
                new Attack("made to reset: PRIORITY on itself", MADE_RESET, ROUNDS, (c, s) -> c.get(s)
                        .frame(PRIORITY, 0, s, prioritized(s, 1, new byte[0]))),
                new Attack("made to reset: HEADERS behind the end", MADE_RESET, ROUNDS, (c, s) -> c.get(s)
                        .get(s)),
                new Attack("made to reset: DATA behind the end", MADE_RESET, ROUNDS, (c, s) -> c.get(s)
                        .data(s, true, "x")),
                new Attack("malformed requests", "h2-made-you-reset", ROUNDS, (c, s) -> c.get(s, "connection: close")
                        .await(s)),
                new Attack("streams above the limit", "h2-too-many-streams", ROUNDS, (c, s) -> c.post(s)),
                new Attack("CONTINUATION in small parts", "h2-continuation-flood", MANY, (c, s) -> {
                    if (s == 1) {
                        c.openGet(1);
                    }
                    c.frame(CONTINUATION, 0, 1, "00 01 78 01 61");
                }),
                new Attack("CONTINUATION without anything", "h2-continuation-flood", MANY, (c, s) -> {
                    if (s == 1) {
                        c.openGet(1);
                    }
                    c.frame(CONTINUATION, 0, 1, 0);
                }),
                new Attack("CONTINUATION in large parts", "h2-continuation-flood", 100, (c, s) -> {
                    if (s == 1) {
                        c.openGet(1);
                    }
                    c.frame(CONTINUATION, 0, 1, 16_000);
                }),
                new Attack("SETTINGS", "h2-settings-flood", MANY, (c, s) -> c.settings(3, 100)),
                new Attack("SETTINGS that change the window", "h2-settings-flood", MANY, (c, s) -> c.settings(4, s)),
                new Attack(
                        "acknowledgements of SETTINGS",
                        "h2-settings-flood",
                        MANY,
                        (c, s) -> c.frame(SETTINGS, 1, 0, 0)),
                new Attack("PING", "h2-ping-flood", MANY, (c, s) -> c.frame(PING, 0, 0, 8)),
                new Attack("answers to no PING", "h2-unknown-frame-flood", MANY, (c, s) -> c.frame(PING, 1, 0, 8)),
                new Attack("PRIORITY", "h2-priority-flood", MANY, (c, s) -> c.frame(PRIORITY, 0, s, 5)),
                new Attack(
                        "WINDOW_UPDATE",
                        "h2-window-update-flood",
                        MANY,
                        (c, s) -> c.frame(WINDOW_UPDATE, 0, 0, "00000001")),
                new Attack("unknown frames", "h2-unknown-frame-flood", MANY, (c, s) -> c.frame(0x42, 0, 0, 0)),
                new Attack("DATA without anything", "h2-empty-frame-flood", MANY, (c, s) -> {
                    if (s == 1) {
                        c.post(1);
                    }
                    c.data(1, false, "");
                }),
                new Attack("DATA that is padding alone", "h2-empty-frame-flood", MANY, (c, s) -> {
                    if (s == 1) {
                        c.post(1);
                    }
                    c.frame(DATA, PADDED, 1, new byte[] {3, 0, 0, 0});
                }),
                new Attack(
                        "a head that is large behind HPACK",
                        "h2-header-bomb",
                        4,
                        (c, s) -> c.frame(HEADERS, END_STREAM | END_HEADERS, s, bomb())));
    }

    /** A field of 4 000 bytes for the table, and then that one again and again: 16 KiB that are 60 MiB. */
    private static byte[] bomb() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(Spoken.bytes("40 01 78 7f 81 1e"));
        block.writeBytes("a".repeat(3_997).getBytes());
        for (int i = 0; i < 12_000; i++) {
            block.write(0xbe);
        }
        return block.toByteArray();
    }

    @BeforeAll
    static void start() throws IOException {
        edge = Edge.before(new H1Origin(exchange -> {
            if (exchange.header("x-good") == null) {
                exchange.awaitGone();
            } else {
                exchange.body();
                exchange.ok("good");
            }
        }));
    }

    @AfterAll
    static void stop() throws IOException {
        edge.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void theConnectionIsEndedAndOthersAreServed(Attack attack) throws IOException {
        double before = counted(attack);
        try (H2Client good = edge.client();
                H2Client bad = edge.client()) {
            assertThat(good.get("/", "x-good: 1").text()).isEqualTo("good");
            H2Stream slow = good.begin(false, H2Client.request("POST", "/", "x-good: 1"));

            flood(bad, attack);

            good.data(slow, true, "end");
            assertThat(good.answer(slow).text()).isEqualTo("good");
            assertThat(bad.isClosed()).isTrue();
            assertThat(bad.goAways())
                    .allSatisfy(goAway -> assertThat(goAway.number(1)).isEqualTo(ENHANCE_YOUR_CALM));
            assertThat(counted(attack)).isEqualTo(before + 1);
        }
    }

    private static double counted(Attack attack) throws IOException {
        double sum = 0;
        for (String reason : attack.reasons()) {
            sum += edge.rejected(reason);
        }
        return sum;
    }

    /** As fast as it goes, and nothing is read meanwhile. */
    private static void flood(H2Client bad, Attack attack) throws IOException {
        try {
            for (int i = 0; i < attack.rounds(); i++) {
                attack.round().on(new Spoken(bad), 2 * i + 1);
            }
        } catch (SocketException | EOFException ended) {
            // That is what the test is about.
        }
    }

    /** A client that waits for nothing has no more with the backend at a time than one that waits. */
    @Test
    void streamsThatWereResetCountUntilTheBackendKnows() throws Exception {
        edge.origin().received().clear();
        try (H2Client client = edge.client()) {
            Spoken spoken = new Spoken(client);
            for (int i = 0; i < 150; i++) {
                spoken.get(2 * i + 1).reset(2 * i + 1, CANCEL);
            }
            client.send(H2Frame.ping(1));
            client.until(() -> client.pongs() > 0);

            assertThat(client.stream(299).reset()).isEqualTo(H2Frame.REFUSED_STREAM);
            assertThat(edge.origin().received().size()).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void aGoodClientMayPingForEachPartOfAnAnswer() throws IOException {
        try (H2Client client = edge.client()) {
            for (int i = 0; i < 1_000; i++) {
                client.send(H2Frame.ping(i));
                assertThat(client.get("/", "x-good: 1").text()).isEqualTo("good");
            }
            assertThat(client.goAways()).isEmpty();
        }
    }
}
