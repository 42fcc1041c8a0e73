package dev.banyan.proxy.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private Listening listening;

    @AfterEach
    void stop() throws Exception {
        listening.close();
    }

    @Test
    void connectionsAreSpreadEvenlyOverTheEventLoops() throws Exception {
        listening = Listening.plain("");
        for (RawClient client : Listening.several(listening, 20)) {
            assertThat(line(client.send("x"))).isEqualTo("http1 127.0.0.1 untrusted http");
            client.close();
        }
        assertThat(listening.opened()).containsExactly(10, 10);
        Eventually.holds("all are gone", () -> listening.connections() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n", "P", "PR", "PRI", "PRI * HTTP/1.1\r\n\r\n", "POST", "\r\nPRI"})
    void whatIsNotThePrefaceOfHttp2IsHttp1(String bytes) throws Exception {
        listening = Listening.plain("");
        try (RawClient client = listening.client()) {
            // Where it could still become the preface, the next byte decides.
            client.send(bytes).send("x");
            assertThat(line(client)).startsWith("http1 ");
        }
    }

    @Test
    void thePrefaceIsHttp2HoweverItIsCut() throws Exception {
        listening = Listening.plain("");
        for (int cut = 0; cut < PREFACE.length(); cut++) {
            try (RawClient client = listening.client()) {
                client.send(PREFACE.substring(0, cut)).send(PREFACE.substring(cut) + "rest");
                assertThat(line(client)).startsWith("http2 ");
                assertThat(said(client, PREFACE.length() + 4)).isEqualTo(PREFACE + "rest");
            }
        }
    }

    @Test
    void withoutHttp2ThePrefaceIsARequestLikeAnyOther() throws Exception {
        listening = new Listening("", ProxyProtocol.OFF, null, false);
        try (RawClient client = listening.client()) {
            assertThat(line(client.send(PREFACE))).startsWith("http1 ");
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosedWithoutAWord() throws Exception {
        listening = Listening.plain("limits: {headersTimeout: 100ms}");
        try (RawClient client = listening.client()) {
            assertThat(client.isClosed()).isTrue();
        }
        Eventually.holds("it is gone", () -> listening.connections() == 0);
    }

    @Test
    void thereAreNeverMoreConnectionsThanMayBe() throws Exception {
        listening = Listening.plain("limits: {maxConnections: 5}");
        List<RawClient> clients = Listening.several(listening, 60);
        Eventually.holds("the others are rejected", () -> listening.rejected("max-connections") == 55);
        assertThat(listening.connections()).isEqualTo(5);
        int served = 0;
        for (RawClient client : clients) {
            served += isServed(client) ? 1 : 0;
        }
        assertThat(served).isEqualTo(5);
        for (RawClient client : clients) {
            client.close();
        }
        Eventually.holds("there is room again", () -> listening.connections() == 0);
        try (RawClient client = listening.client()) {
            assertThat(isServed(client)).isTrue();
        }
    }

    @Test
    void aDrainLetsWhatIsUnderWayFinishAndTakesNothingNew() throws Exception {
        listening = Listening.plain("");
        try (RawClient busy = listening.client();
                RawClient idle = listening.client();
                RawClient silent = listening.client()) {
            line(busy.send("!"));
            line(idle.send("x"));
            said(idle, 1);
            said(busy, 1);
            Eventually.holds("one is busy", () -> listening.listener().busy() == 1);
            assertThat(listening.listener().connections()).isEqualTo(3);

            Future<Void> drained = listening.shutdown(Duration.ofSeconds(30));
            assertThat(idle.isClosed()).isTrue();
            assertThat(silent.isClosed()).isTrue();
            assertThat(refused()).isTrue();
            assertThat(drained.isComplete()).isFalse();

            assertThat(said(busy.send("end"), 3)).isEqualTo("end");
            assertThat(busy.isClosed()).isTrue();
            Listening.await(drained);
        }
    }

    @Test
    void aDrainEndsWhatTakesTooLong() throws Exception {
        listening = Listening.plain("");
        try (RawClient busy = listening.client()) {
            line(busy.send("!"));
            said(busy, 1);
            Listening.await(listening.shutdown(Duration.ofMillis(100)));
            assertThat(busy.isClosed()).isTrue();
        }
    }

    private boolean refused() throws IOException {
        try (RawClient client = listening.client()) {
            return client.isClosed();
        } catch (ConnectException e) {
            return true;
        }
    }

    private static boolean isServed(RawClient client) {
        try {
            return line(client.send("x")).startsWith("http1");
        } catch (IOException closed) {
            return false;
        }
    }

    /** Up to the end of the line, which is not part of it. */
    static String line(RawClient client) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String next = said(client, 1); !next.equals("\n"); next = said(client, 1)) {
            line.append(next);
        }
        return line.toString();
    }

    static String said(RawClient client, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = 0;
        while (read < length) {
            byte[] more = new byte[length - read];
            int now = client.read(more);
            if (now < 0) {
                throw new IOException("closed after " + read + " of " + length);
            }
            System.arraycopy(more, 0, bytes, read, now);
            read += now;
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
