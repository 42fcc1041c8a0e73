package dev.banyan.proxy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One row a limit: what the client does, the status it sees, the flag in the access log, what is counted. */
class LimitsOnTheWireTest {
    private static final String LARGE = "x".repeat(32 << 20);
    private static final String HEAD = " HTTP/1.1\r\nHost: shop.test\r\n";
    private static final int NO_ANSWER = 0;

    @TempDir
    private Path directory;

    private static RawOrigin origin;
    private static ServerSocket deaf;
    private static ServerSocket noTls;
    private static final List<Socket> filling = new ArrayList<>();

    /**
     * @param flags null: the request that met the limit has no line, or none came to be
     * @param counted a sample of the metrics that becomes 1; null: none
     */
    record Row(
            String limit,
            String settings,
            String route,
            String url,
            Act act,
            int status,
            String flags,
            String counted) {
        Row on(String backend) {
            return new Row(limit, settings, route, backend, act, status, flags, counted);
        }

        @Override
        public String toString() {
            return limit;
        }
    }

    /** What the client does; gives the status it saw. */
    @FunctionalInterface
    interface Act {
        int by(RawClient client, RunningBanyan banyan) throws Exception;
    }

    private static Row row(
            String limit, String settings, String route, Act act, int status, String flags, String counted) {
        return new Row(limit, settings, route, origin.url(), act, status, flags, counted);
    }

    private static String rejected(String reason) {
        return "banyan_rejected_requests_total{reason=\"" + reason + "\"}";
    }

    private static String failed(String reason) {
        return "banyan_backend_errors_total{backend=\"shop\",reason=\"" + reason + "\"}";
    }

    static Stream<Row> limits() {
        return Stream.of(
                row(
                        "limits.maxRequestLine",
                        "limits: {maxRequestLine: 1KiB}",
                        "",
                        (client, banyan) -> client.get("/" + "x".repeat(2000)).status(),
                        414,
                        "DP,UL",
                        rejected("uri-too-long")),
                row(
                        "limits.maxHeaderBytes",
                        "limits: {maxHeaderBytes: 2KiB}",
                        "",
                        (client, banyan) ->
                                client.get("/", "X-Big: " + "x".repeat(3000)).status(),
                        431,
                        "DP,HL",
                        rejected("headers-too-large")),
                row(
                        "limits.maxHeaders",
                        "limits: {maxHeaders: 10}",
                        "",
                        (client, banyan) ->
                                client.get("/", "A: b\r\n".repeat(12).strip()).status(),
                        431,
                        "DP,HL",
                        rejected("headers-too-large")),
                row(
                        "limits.headersTimeout",
                        "limits: {headersTimeout: 300ms}",
                        "",
                        (client, banyan) -> client.ask("GET /" + HEAD).status(),
                        408,
                        "DT,HT",
                        rejected("headers-timeout")),
                row(
                        "limits.headersTimeout, nothing sent",
                        "limits: {headersTimeout: 300ms}",
                        "",
                        (client, banyan) -> ended(client),
                        NO_ANSWER,
                        null,
                        null),
                row(
                        "limits.bodyIdleTimeout",
                        "limits: {bodyIdleTimeout: 300ms}",
                        "",
                        (client, banyan) -> client.ask("POST /" + HEAD + "Content-Length: 5\r\n\r\nab")
                                .status(),
                        408,
                        "DT,BI",
                        rejected("body-idle-timeout")),
                row(
                        "limits.minBodyRate",
                        "limits: {minBodyRate: 64KiB}",
                        "",
                        (client, banyan) -> trickle(client),
                        408,
                        "DT,BR",
                        rejected("min-body-rate")),
                row(
                        "limits.writeStallTimeout",
                        "limits: {writeStallTimeout: 500ms}",
                        "",
                        (client, banyan) -> {
                            int status = client.send("GET /large" + HEAD + "\r\n")
                                    .head()
                                    .status();
                            awaitCount(banyan, rejected("write-stall-timeout"));
                            return status;
                        },
                        200,
                        "DT,WS",
                        rejected("write-stall-timeout")),
                row(
                        "limits.keepAliveIdle",
                        "limits: {keepAliveIdle: 300ms}",
                        "",
                        (client, banyan) -> {
                            client.get("/");
                            return ended(client);
                        },
                        NO_ANSWER,
                        null,
                        null),
                row(
                        "limits.tunnelIdle",
                        "limits: {tunnelIdle: 500ms}",
                        "",
                        (client, banyan) -> {
                            int status = client.send(
                                            "GET /socket" + HEAD + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                                                    + "Sec-WebSocket-Version: 13\r\n"
                                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                                    .head()
                                    .status();
                            ended(client);
                            return status;
                        },
                        101,
                        "DT,TI",
                        rejected("tunnel-idle")),
                row(
                        "limits.maxRequestsPerConnection",
                        "limits: {maxRequestsPerConnection: 2}",
                        "",
                        (client, banyan) -> {
                            assertThat(client.get("/").header("connection")).isNull();
                            RawMessage last = client.get("/");
                            assertThat(last.header("connection")).isEqualTo("close");
                            ended(client);
                            return last.status();
                        },
                        200,
                        null,
                        null),
                row(
                        "limits.maxConnections",
                        "limits: {maxConnections: 1}",
                        "",
                        (client, banyan) -> {
                            client.get("/");
                            try (RawClient second = banyan.client()) {
                                return ended(second);
                            }
                        },
                        NO_ANSWER,
                        null,
                        rejected("max-connections")),
                row(
                        "limits.maxConnectionsPerClient",
                        "limits: {maxConnectionsPerClient: 1}",
                        "",
                        (client, banyan) -> {
                            client.get("/");
                            try (RawClient second = banyan.client()) {
                                return ended(second);
                            }
                        },
                        NO_ANSWER,
                        null,
                        rejected("max-connections-per-client")),
                row(
                        "http.proxyProtocol",
                        "http: {host: 127.0.0.1, port: 0, proxyProtocol: require}",
                        "",
                        (client, banyan) -> ended(client.send("GET /" + HEAD + "\r\n")),
                        NO_ANSWER,
                        null,
                        rejected("proxy-protocol")),
                row(
                        "a route's limits.maxBody, declared",
                        "",
                        "limits: {maxBody: 1KiB}",
                        (client, banyan) -> client.ask("POST /" + HEAD + "Content-Length: 2000\r\n\r\n")
                                .status(),
                        413,
                        "DP,BL",
                        rejected("body-too-large")),
                row(
                        "a route's limits.maxBody, in chunks",
                        "",
                        "limits: {maxBody: 1KiB}",
                        (client, banyan) -> client.ask("POST /" + HEAD + "Transfer-Encoding: chunked\r\n\r\n7d0\r\n"
                                        + "x".repeat(2000) + "\r\n0\r\n\r\n")
                                .status(),
                        413,
                        "DP,BL",
                        rejected("body-too-large")),
                row(
                        "a backend's pool",
                        "eventLoops: 1",
                        "",
                        (client, banyan) -> {
                            try (RawClient holding = banyan.client().send("GET /silent" + HEAD + "\r\n");
                                    RawClient waiting = banyan.client()) {
                                Eventually.holds("it is asked", () -> banyan.metric(active()) == 1);
                                waiting.send("GET /" + HEAD + "\r\n");
                                Eventually.holds("one waits", () -> banyan.pending("shop") == 1);
                                return client.get("/").status();
                            }
                        },
                        503,
                        "UO",
                        rejected("overloaded")),
                row(
                                "timeouts.connect",
                                "",
                                "timeouts: {connect: 300ms}",
                                (client, banyan) -> client.get("/").status(),
                                504,
                                "UT,CT",
                                failed("connect-timeout"))
                        .on("http://127.0.0.1:" + deaf.getLocalPort()),
                row(
                                "TLS to a backend",
                                "",
                                "",
                                (client, banyan) -> client.get("/").status(),
                                502,
                                "UF,TF",
                                failed("backend-tls"))
                        .on("https://127.0.0.1:" + noTls.getLocalPort()),
                row(
                        "timeouts.firstByte",
                        "",
                        "timeouts: {firstByte: 300ms}",
                        (client, banyan) -> client.get("/silent").status(),
                        504,
                        "UT",
                        failed("first-byte-timeout")),
                row(
                        "timeouts.request",
                        "",
                        "timeouts: {firstByte: 20s, request: 300ms}",
                        (client, banyan) -> client.get("/silent").status(),
                        504,
                        "UT,RT",
                        failed("deadline-exceeded")));
    }

    private static String active() {
        return "banyan_backend_connections{backend=\"shop\",state=\"active\"}";
    }

    @BeforeAll
    static void start() throws IOException {
        origin = new RawOrigin((request, to) -> {
            String path = request.start().split(" ")[1];
            switch (path) {
                case "/silent" -> {}
                case "/large" -> to.ok(LARGE);
                case "/socket" ->
                    to.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
                default -> to.ok("fine");
            }
        });
        deaf = fullBacklog();
        noTls = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread speaker = new Thread(LimitsOnTheWireTest::speakPlainly, "no-tls");
        speaker.setDaemon(true);
        speaker.start();
    }

    /** Nobody accepts: when the backlog is full, whoever comes waits for ever. */
    private static ServerSocket fullBacklog() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        for (int i = 0; i < 4; i++) {
            Socket socket = new Socket();
            filling.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 100);
            } catch (IOException full) {
                break;
            }
        }
        return server;
    }

    private static void speakPlainly() {
        while (!noTls.isClosed()) {
            try (Socket socket = noTls.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        origin.close();
        noTls.close();
        for (Socket socket : filling) {
            socket.close();
        }
        deaf.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void hasAStatusAFlagAndAReason(Row row) throws Exception {
        Path log = directory.resolve("access.log");
        RunningBanyan banyan = RunningBanyan.on(
                """
                version: 1
                backends:
                  shop: {url: "%s", pool: {maxConnections: 1, maxPending: 1}}
                routes:
                  - id: all
                    match: {prefix: /}
                    legacy: shop
                %s
                """.formatted(row.url, row.route.indent(4)),
                row.settings + "\naccessLog: {format: json, path: " + log + "}");
        try (banyan;
                RawClient client = banyan.client()) {
            client.socket().setReceiveBufferSize(4096);
            assertThat(row.act.by(client, banyan)).as("status").isEqualTo(row.status);
            if (row.counted != null) {
                awaitCount(banyan, row.counted);
            }
            if (row.flags != null) {
                Eventually.holds("a line with " + row.flags, () -> flags(log).contains(row.flags));
            }
        }
        List<String> flags = new ArrayList<>(flags(log));
        flags.removeIf(seen -> seen.isEmpty() || seen.equals("DC"));
        assertThat(flags).isEqualTo(row.flags == null ? List.of() : List.of(row.flags));
    }

    private static void awaitCount(RunningBanyan banyan, String sample) throws Exception {
        Eventually.holds(sample + " becomes 1", () -> banyan.metric(sample) == 1);
    }

    private static List<String> flags(Path log) throws IOException {
        List<String> flags = new ArrayList<>();
        if (Files.exists(log)) {
            for (String line : Files.readAllLines(log)) {
                JsonNode node = new ObjectMapper().readTree(line);
                flags.add(node.get("flags").textValue());
            }
        }
        return flags;
    }

    /** Reads to the connection's end, and takes no notice of what came. */
    private static int ended(RawClient client) throws IOException {
        try {
            InputStream in = client.socket().getInputStream();
            in.readAllBytes();
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
}
