package dev.banyan.proxy.edge;

import static dev.banyan.proxy.edge.LimitTrial.NO_ANSWER;
import static dev.banyan.proxy.edge.LimitTrial.awaitCount;
import static dev.banyan.proxy.edge.LimitTrial.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Authority;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client of HTTP/1 meets: one row a limit, its name the settings that make it small. */
class LimitsOnTheWireTest {
    private static final String HEAD = " HTTP/1.1\r\nHost: shop.test\r\n";
    private static final String UPGRADE = HEAD + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    @TempDir
    private Path directory;

    private static RawOrigin origin;

    /** What is done over one connection. */
    @FunctionalInterface
    interface Talk {
        int over(RawClient client, RunningBanyan banyan) throws Exception;
    }

    private static LimitTrial row(String settings, int status, String flags, String counted, Talk talk) {
        return row(settings, "", status, flags, counted, talk);
    }

    private static LimitTrial row(String settings, String route, int status, String flags, String counted, Talk talk) {
        String name = settings.isEmpty() ? "a route's " + route : settings;
        return new LimitTrial(
                name,
                settings,
                route,
                banyan -> {
                    try (RawClient client = banyan.client()) {
                        client.socket().setReceiveBufferSize(4096);
                        return talk.over(client, banyan);
                    }
                },
                status,
                flags,
                counted);
    }

    static Stream<LimitTrial> limits() {
        return Stream.of(
                row(
                        "limits: {maxRequestLine: 1KiB}",
                        414,
                        "DP,UL",
                        rejected("uri-too-long"),
                        (client, banyan) -> client.get("/" + "x".repeat(2000)).status()),
                row(
                        "limits: {maxHeaderBytes: 2KiB}",
                        431,
                        "DP,HL",
                        rejected("headers-too-large"),
                        (client, banyan) ->
                                client.get("/", "X-Big: " + "x".repeat(3000)).status()),
                row(
                        "limits: {maxHeaders: 10}",
                        431,
                        "DP,HL",
                        rejected("headers-too-large"),
                        (client, banyan) ->
                                client.get("/", "A: b\r\n".repeat(12).strip()).status()),
                row(
                        "limits: {headersTimeout: 300ms}",
                        408,
                        "DT,HT",
                        rejected("headers-timeout"),
                        (client, banyan) -> client.ask("GET /" + HEAD).status()),
                row("limits: {headersTimeout: 301ms}", NO_ANSWER, null, null, (client, banyan) -> ended(client)),
                row(
                        "limits: {bodyIdleTimeout: 300ms}",
                        408,
                        "DT,BI",
                        rejected("body-idle-timeout"),
                        (client, banyan) -> client.ask("POST /" + HEAD + "Content-Length: 5\r\n\r\nab")
                                .status()),
                row(
                        "limits: {minBodyRate: 64KiB}",
                        408,
                        "DT,BR",
                        rejected("min-body-rate"),
                        (client, banyan) -> trickle(client)),
                row(
                        "limits: {writeStallTimeout: 500ms}",
                        200,
                        "DT,WS",
                        rejected("write-stall-timeout"),
                        LimitsOnTheWireTest::readOnlyTheHead),
                row("limits: {keepAliveIdle: 300ms}", NO_ANSWER, null, null, (client, banyan) -> {
                    client.get("/");
                    return ended(client);
                }),
                row("limits: {tunnelIdle: 500ms}", 101, "DT,TI", rejected("tunnel-idle"), (client, banyan) -> {
                    int status = client.send("GET /socket" + UPGRADE).head().status();
                    ended(client);
                    return status;
                }),
                row("limits: {maxRequestsPerConnection: 2}", 200, null, null, (client, banyan) -> lastOfTwo(client)),
                row(
                        "limits: {maxConnections: 1}",
                        NO_ANSWER,
                        null,
                        rejected("max-connections"),
                        (client, banyan) -> secondConnection(client, banyan)),
                row(
                        "limits: {maxConnectionsPerClient: 1}",
                        NO_ANSWER,
                        null,
                        rejected("max-connections-per-client"),
                        (client, banyan) -> secondConnection(client, banyan)),
                row(
                        "http: {host: 127.0.0.1, port: 0, proxyProtocol: require}",
                        NO_ANSWER,
                        null,
                        rejected("proxy-protocol"),
                        (client, banyan) -> ended(client.send("GET /" + HEAD + "\r\n"))),
                row(
                        "",
                        "limits: {maxBody: 1KiB}",
                        413,
                        "DP,BL",
                        rejected("body-too-large"),
                        (client, banyan) -> client.ask("POST /" + HEAD + "Content-Length: 2000\r\n\r\n")
                                .status()),
                row(
                        "",
                        "limits: {maxBody: 1024B}",
                        413,
                        "DP,BL",
                        rejected("body-too-large"),
                        (client, banyan) -> client.ask("POST /" + HEAD + "Transfer-Encoding: chunked\r\n\r\n7d0\r\n"
                                        + "x".repeat(2000) + "\r\n0\r\n\r\n")
                                .status()));
    }

    @BeforeAll
    static void start() throws IOException {
        origin = LimitTrial.origin();
    }

    @AfterAll
    static void stop() throws IOException {
        origin.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void hasAStatusAFlagAndAReason(LimitTrial trial) throws Exception {
        trial.run(origin.url(), directory);
    }

    @Test
    void aTlsHandshakeHasTheTimeOfAHead() throws Exception {
        Authority.write(directory, "shop", new Authority("throwaway").issue("shop.test"));
        String settings = """
                limits: {headersTimeout: 500ms}
                https: {host: 127.0.0.1, port: 0, certificates: [{cert: %1$s/shop.crt, key: %1$s/shop.key}]}
                """.formatted(directory);
        LimitTrial.Act silent = banyan -> {
            try (RawClient client = new RawClient(banyan.httpsPort())) {
                return ended(client);
            }
        };

        new LimitTrial("", settings, "", silent, NO_ANSWER, null, rejected("tls-handshake"))
                .run(origin.url(), directory);
    }

    /** No limit, but a thing to know of: it is served, and flagged. */
    @Test
    void aDoubleEncodingHasAFlag() throws Exception {
        new LimitTrial("", "", "", banyan -> banyan.get("/a/%252e%252E/b").status(), 200, "DE", null)
                .run(origin.url(), directory);
    }

    /** Reads to the connection's end, and takes no notice of what came. */
    private static int ended(RawClient client) throws IOException {
        try {
            client.socket().getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // That is an end too.
        }
        return NO_ANSWER;
    }

    /** Byte by byte, until there is an answer. */
    private static int trickle(RawClient client) throws IOException {
        client.send("POST /" + HEAD + "Content-Length: 1000000\r\n\r\n");
        InputStream in = client.socket().getInputStream();
        for (int i = 0; i < 300 && in.available() == 0; i++) {
            client.send("x");
            LockSupport.parkNanos(100_000_000);
        }
        return client.answer().status();
    }

    private static int readOnlyTheHead(RawClient client, RunningBanyan banyan) throws Exception {
        int status = client.send("GET /large" + HEAD + "\r\n").head().status();
        awaitCount(banyan, rejected("write-stall-timeout"));
        return status;
    }

    private static int lastOfTwo(RawClient client) throws IOException {
        assertThat(client.get("/").header("connection")).isNull();
        RawMessage last = client.get("/");
        assertThat(last.header("connection")).isEqualTo("close");
        ended(client);
        return last.status();
    }

    private static int secondConnection(RawClient client, RunningBanyan banyan) throws IOException {
        assertThat(client.get("/").status()).isEqualTo(200);
        try (RawClient second = banyan.client()) {
            return ended(second);
        }
    }
}
