package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RunningBanyan;
import dev.banyan.proxy.wire.WebSocketOrigin;
import dev.banyan.proxy.wire.WebSocketPeer;
import dev.banyan.proxy.wire.WebSocketPeer.Frame;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets (RFC 6455) from a client through Banyan to a backend. */
class WebSocketTest {
    private static final String RULES = """
            version: 1
            backends:
              old: {url: "%s"}
              new: {url: "%s"}
            routes:
              - {id: all, match: {prefix: /}, legacy: old, modern: new, split: {modern: %d}, timeouts: {request: 1s}}
            """;

    private WebSocketOrigin legacy;
    private WebSocketOrigin modern;
    private RunningBanyan banyan;

    @BeforeEach
    void start() throws IOException {
        legacy = new WebSocketOrigin();
        modern = new WebSocketOrigin();
        banyan = RunningBanyan.on(rules(0), "limits: {bodyIdleTimeout: 500ms, keepAliveIdle: 500ms}");
    }

    private String rules(int percent) {
        return RULES.formatted(legacy.url(), modern.url(), percent);
    }

    @AfterEach
    void stop() throws IOException {
        legacy.close();
        modern.close();
        banyan.close();
    }

    private WebSocketPeer client() throws IOException {
        return WebSocketPeer.client(banyan.port());
    }

    /** Both ends of an open WebSocket. */
    private record Ends(WebSocketPeer client, WebSocketPeer backend) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            backend.close();
        }
    }

    private Ends open() throws IOException {
        return open(legacy);
    }

    private Ends open(WebSocketOrigin origin) throws IOException {
        WebSocketPeer client = client().ask("/chat");
        WebSocketPeer backend = origin.next().agree();
        assertThat(client.readHead().start()).startsWith("HTTP/1.1 101 ");
        return new Ends(client, backend);
    }

    @Test
    void theHandshakePassesAsItIs() throws IOException {
        String extension = "permessage-deflate; client_max_window_bits; server_max_window_bits=10, x-other";
        try (WebSocketPeer client = client()) {
            client.ask(
                    "/chat?room=1",
                    "Origin: http://shop.test",
                    "Sec-WebSocket-Protocol: soap, wamp",
                    "Sec-WebSocket-Extensions: " + extension,
                    "Cookie: a=1");
            WebSocketPeer backend = legacy.next();
            assertThat(backend.start()).isEqualTo("GET /chat?room=1 HTTP/1.1");
            assertThat(backend.headers("upgrade")).containsExactly("websocket");
            assertThat(backend.headers("connection")).singleElement().asString().isEqualToIgnoringCase("upgrade");
            assertThat(backend.headers("sec-websocket-key")).containsExactly(WebSocketPeer.KEY);
            assertThat(backend.headers("sec-websocket-version")).containsExactly("13");
            assertThat(backend.headers("sec-websocket-protocol")).containsExactly("soap, wamp");
            assertThat(backend.headers("sec-websocket-extensions")).containsExactly(extension);
            assertThat(backend.headers("origin")).containsExactly("http://shop.test");
            assertThat(backend.headers("x-forwarded-for")).containsExactly("127.0.0.1");

            backend.agree("Sec-WebSocket-Protocol: wamp", "Sec-WebSocket-Extensions: permessage-deflate");
            assertThat(client.readHead().start()).startsWith("HTTP/1.1 101 ");
            assertThat(client.headers("upgrade")).containsExactly("websocket");
            assertThat(client.headers("connection")).singleElement().asString().isEqualToIgnoringCase("upgrade");
            assertThat(client.headers("sec-websocket-accept")).containsExactly(WebSocketPeer.accept());
            assertThat(client.headers("sec-websocket-protocol")).containsExactly("wamp");
            assertThat(client.headers("sec-websocket-extensions")).containsExactly("permessage-deflate");
            assertThat(client.headers("content-length")).isEmpty();
            assertThat(client.headers("transfer-encoding")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"426 Upgrade Required", "403 Forbidden", "401 Unauthorized", "200 OK", "302 Found"})
    void aRefusalIsAnOrdinaryAnswerAndTheConnectionGoesOn(String status) throws IOException {
        try (WebSocketPeer client = client()) {
            client.ask("/chat");
            WebSocketPeer backend = legacy.next();
            backend.write("HTTP/1.1 " + status + "\r\nSec-WebSocket-Version: 13\r\nContent-Length: 2\r\n\r\nno");
            assertThat(client.readHead().start()).startsWith("HTTP/1.1 " + status.substring(0, 3));
            assertThat(client.headers("sec-websocket-version")).containsExactly("13");
            assertThat(client.body()).isEqualTo("no");

            client.write("GET /next HTTP/1.1\r\nHost: shop.test\r\n\r\n");
            backend.readHead().write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnext");
            assertThat(client.readHead().body()).isEqualTo("next");
        }
    }

    @Test
    void framesOfEveryKindPassUntouchedBothWays() throws IOException {
        byte[] noise = new byte[70_000];
        new Random(1).nextBytes(noise);
        for (boolean masked : new boolean[] {true, false}) {
            Frame[] frames = {
                Frame.text(masked, "hello \u00fc"),
                Frame.text(masked, ""),
                Frame.of(0x82, masked, new byte[] {0, 1, (byte) 0xff}),
                Frame.of(0x82, masked, new byte[126]),
                Frame.of(0x82, masked, noise),
                Frame.of(0xc1, masked, new byte[] {(byte) 0xca, 0x48, 0}),
                Frame.of(0x01, masked, "frag".getBytes()),
                Frame.of(0x89, masked, "ping between".getBytes()),
                Frame.of(0x00, masked, "men".getBytes()),
                Frame.of(0x80, masked, "t".getBytes()),
                Frame.of(0x8a, masked, "pong".getBytes())
            };
            try (Ends ends = open()) {
                WebSocketPeer from = masked ? ends.client() : ends.backend();
                WebSocketPeer to = masked ? ends.backend() : ends.client();
                from.send(frames);
                for (Frame frame : frames) {
                    assertThat(to.read()).isEqualTo(frame);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1000,bye", "1001,''", "1011,error", "3000,registered", "4999,private"})
    void closeCodesPassBothWaysAndBothEndsEnd(int code, String reason) throws IOException {
        try (Ends ends = open()) {
            ends.client().send(Frame.close(true, code, reason));
            assertThat(ends.backend().read()).isEqualTo(Frame.close(true, code, reason));
            ends.backend().send(Frame.close(false, code, reason));
            assertThat(ends.client().read()).isEqualTo(Frame.close(false, code, reason));
            ends.backend().close();
            assertThat(ends.client().isEnded()).isTrue();
        }
    }

    @Test
    void whatTheBackendSaysInOneBreathWithItsConsentArrives() throws IOException {
        try (WebSocketPeer client = client()) {
            client.ask("/chat");
            legacy.next()
                    .write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + WebSocketPeer.accept() + "\r\n\r\n\u0081\5hello");
            client.readHead();
            assertThat(client.read()).isEqualTo(Frame.text(false, "hello"));
        }
    }

    @Test
    void neitherSilenceNorTheRequestsDeadlineEndsIt() throws IOException {
        try (Ends ends = open()) {
            long end = System.nanoTime() + 1_500_000_000;
            while (System.nanoTime() < end) {
                java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
            }
            ends.client().send(Frame.text(true, "still"));
            assertThat(ends.backend().read()).isEqualTo(Frame.text(true, "still"));
            ends.backend().send(Frame.text(false, "here"));
            assertThat(ends.client().read()).isEqualTo(Frame.text(false, "here"));
        }
    }

    @Test
    void aWebSocketStaysOnItsSideWhateverTheRulesSayLater() throws Exception {
        try (Ends before = open(legacy)) {
            String revision = banyan.banyan().revision();
            Files.writeString(banyan.rules(), rules(100));
            Eventually.holds(
                    "the new rules are in force",
                    () -> !banyan.banyan().revision().equals(revision));
            try (Ends after = open(modern)) {
                before.client().send(Frame.text(true, "old"));
                assertThat(before.backend().read()).isEqualTo(Frame.text(true, "old"));
                before.backend().send(Frame.text(false, "old"));
                assertThat(before.client().read()).isEqualTo(Frame.text(false, "old"));
                after.client().send(Frame.text(true, "new"));
                assertThat(after.backend().read()).isEqualTo(Frame.text(true, "new"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSendsToOneThatDoesNotReadIsHeld(boolean fromClient) throws Exception {
        long total = 96L << 20;
        try (Ends ends = open()) {
            WebSocketPeer from = fromClient ? ends.client() : ends.backend();
            WebSocketPeer to = fromClient ? ends.backend() : ends.client();
            Held held = new Held();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(from, fromClient, total, held));

            assertThat(held.await()).as("bytes that found room on the way").isLessThan(48L << 20);
            assertThat(sending).isNotDone();

            byte[] piece = new byte[65_536];
            for (long left = total; left > 0; ) {
                left -= to.read(piece, piece.length);
            }
            sending.get();
        }
    }

    /** Frames of 64 KiB, heads included. */
    private static void sendAll(WebSocketPeer from, boolean masked, long total, Held held) {
        byte[] frame =
                Frame.of(0x82, masked, new byte[65_536 - (masked ? 8 : 4)]).bytes();
        try {
            for (long left = total; left > 0; left -= frame.length) {
                from.write(frame);
                held.sent(frame.length);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneEndMayStopSpeakingAndGoOnListening() throws IOException {
        try (Ends ends = open()) {
            ends.client().send(Frame.close(true, 1000, "")).endSending();
            assertThat(ends.backend().read()).isEqualTo(Frame.close(true, 1000, ""));
            assertThat(ends.backend().isEnded()).isTrue();
            ends.backend().send(Frame.text(false, "last words"), Frame.close(false, 1000, ""));
            assertThat(ends.client().read()).isEqualTo(Frame.text(false, "last words"));
            assertThat(ends.client().read()).isEqualTo(Frame.close(false, 1000, ""));
            ends.backend().endSending();
            assertThat(ends.client().isEnded()).isTrue();
        }
    }

    @Test
    void aClientThatBreaksOffIsSeenByTheBackend() throws Exception {
        try (Ends ends = open()) {
            ends.client().reset();
            assertThat(ends.backend().isEnded()).isTrue();
        }
        nothingIsInFlight();
    }

    @Test
    void aBackendThatBreaksOffIsSeenByTheClient() throws Exception {
        try (Ends ends = open()) {
            ends.backend().reset();
            assertThat(ends.client().isEnded()).isTrue();
        }
        nothingIsInFlight();
    }

    @Test
    void anOpenWebSocketIsInFlight() throws Exception {
        try (Ends ends = open()) {
            Eventually.holds("it is in flight", () -> inFlight() == 1);
        }
        nothingIsInFlight();
    }

    private double inFlight() throws IOException {
        return banyan.metric("banyan_requests_in_flight{route=\"all\",side=\"legacy\"}");
    }

    private void nothingIsInFlight() throws Exception {
        Eventually.holds("nothing is in flight", () -> inFlight() == 0);
        Eventually.holds(
                "its connection is gone",
                () -> banyan.metric("banyan_backend_connections{backend=\"old\",state=\"active\"}") == 0
                        && banyan.metric("banyan_backend_connections{backend=\"old\",state=\"idle\"}") == 0);
    }

    @Test
    void whenBanyanDrainsClientsAreToldToGoAway() throws Exception {
        try (Ends ends = open()) {
            ends.backend().send(Frame.text(false, "before"));
            assertThat(ends.client().read()).isEqualTo(Frame.text(false, "before"));
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(this::stopBanyan);
            Frame close = ends.client().read();
            assertThat(close.first()).isEqualTo(0x88);
            assertThat(close.code()).isEqualTo(1001);
            ends.client().send(Frame.close(true, 1001, ""));
            ends.client().endSending();
            ends.backend().close();
            assertThat(ends.client().isEnded()).isTrue();
            stopping.get();
        }
    }

    @Test
    void aFrameThatIsUnderWayIsWholeBeforeTheClientIsToldToGo() throws Exception {
        Frame frame = Frame.text(false, "in two parts");
        byte[] bytes = frame.bytes();
        try (Ends ends = open()) {
            ends.backend().send(Frame.text(false, "before")).write(Arrays.copyOf(bytes, 5));
            assertThat(ends.client().read()).isEqualTo(Frame.text(false, "before"));
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(this::stopBanyan);
            Eventually.holds("no new connection is taken", this::takesNobody);
            ends.backend().write(Arrays.copyOfRange(bytes, 5, bytes.length));

            assertThat(ends.client().read()).isEqualTo(frame);
            assertThat(ends.client().read()).isEqualTo(Frame.close(false, 1001, ""));
            ends.client().close();
            ends.backend().close();
            stopping.get();
        }
    }

    private boolean takesNobody() throws IOException {
        try (WebSocketPeer late = client()) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private void stopBanyan() {
        try {
            banyan.stop();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n",
                "GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: TLS/1.0\r\n",
                "GET / HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                "POST / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nContent-Length: 0\r\n",
                "GET / HTTP/1.0\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            })
    void whatIsNoRequestForAWebSocketGoesOnWithoutItsUpgrade(String request) throws IOException {
        try (WebSocketPeer client = client()) {
            client.write(request + "Host: shop.test\r\n\r\n");
            WebSocketPeer backend = legacy.next();
            assertThat(backend.headers("upgrade")).isEmpty();
            assertThat(backend.headers("connection")).allMatch(value -> !value.equalsIgnoreCase("upgrade"));
            backend.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            assertThat(client.readHead().body()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: h2c\r\nConnection: Upgrade", "Connection: Upgrade", "X-No: upgrade"})
    void aSwitchToSomethingElseThanWasAskedForIsABadAnswer(String lines) throws IOException {
        try (WebSocketPeer client = client()) {
            client.ask("/chat");
            legacy.next().write("HTTP/1.1 101 Switching Protocols\r\n" + lines + "\r\n\r\n");
            assertThat(client.readHead().start()).startsWith("HTTP/1.1 502 ");
        }
    }
}
