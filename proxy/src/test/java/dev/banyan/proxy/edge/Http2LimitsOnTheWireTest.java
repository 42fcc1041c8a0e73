package dev.banyan.proxy.edge;

import static dev.banyan.proxy.edge.LimitTrial.NO_ANSWER;
import static dev.banyan.proxy.edge.LimitTrial.awaitCount;
import static dev.banyan.proxy.edge.LimitTrial.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client of HTTP/2 meets: the same limits, the same flags and reasons. */
class Http2LimitsOnTheWireTest {
    @TempDir
    private Path directory;

    private static RawOrigin origin;

    /** What is done over one connection. */
    @FunctionalInterface
    interface Talk {
        int over(H2Client client, RunningBanyan banyan) throws Exception;
    }

    private static LimitTrial row(String settings, int status, String flags, String counted, Talk talk) {
        return row(settings, "", status, flags, counted, talk);
    }

    private static LimitTrial row(String settings, String route, int status, String flags, String counted, Talk talk) {
        return new LimitTrial(
                settings + route,
                settings,
                route,
                banyan -> {
                    try (H2Client client = H2Client.to(banyan.port())) {
                        return talk.over(client, banyan);
                    }
                },
                status,
                flags,
                counted);
    }

    static Stream<LimitTrial> limits() {
        String[] many = IntStream.range(0, 20).mapToObj(i -> "a" + i + ": b").toArray(String[]::new);
        return Stream.of(
                row(
                        "limits: {maxRequestLine: 1KiB}",
                        414,
                        "DP,UL",
                        rejected("uri-too-long"),
                        (client, banyan) -> client.get("/" + "x".repeat(2000)).status()),
                row(
                        "limits: {maxHeaders: 10}",
                        431,
                        "DP,HL",
                        rejected("headers-too-large"),
                        (client, banyan) -> client.get("/", many).status()),
                row(
                        "limits: {headersTimeout: 1s}",
                        NO_ANSWER,
                        null,
                        rejected("headers-timeout"),
                        (client, banyan) -> halfAHead(client)),
                row(
                        "limits: {bodyIdleTimeout: 300ms}",
                        408,
                        "DT,BI",
                        rejected("body-idle-timeout"),
                        (client, banyan) -> client.answer(client.begin(false, H2Client.request("POST", "/")))
                                .status()),
                row(
                        "limits: {minBodyRate: 64KiB}",
                        408,
                        "DT,BR",
                        rejected("min-body-rate"),
                        (client, banyan) -> trickle(client, banyan)),
                row(
                        "limits: {writeStallTimeout: 500ms}",
                        200,
                        "DT,WS",
                        rejected("write-stall-timeout"),
                        Http2LimitsOnTheWireTest::keepTheWindowsShut),
                row(
                        "limits: {writeStallTimeout: 501ms}",
                        200,
                        "DT,WS",
                        rejected("write-stall-timeout"),
                        Http2LimitsOnTheWireTest::doNotReadTheSocket),
                row("limits: {keepAliveIdle: 300ms}", NO_ANSWER, null, null, (client, banyan) -> {
                    client.get("/");
                    return ended(client);
                }),
                row("limits: {maxRequestsPerConnection: 2}", 200, null, null, (client, banyan) -> {
                    client.get("/");
                    int status = client.get("/").status();
                    ended(client);
                    assertThat(client.goAways()).isNotEmpty();
                    return status;
                }),
                row("limits: {maxConcurrentStreams: 1}", NO_ANSWER, null, null, (client, banyan) -> {
                    H2Stream first = client.begin(true, H2Client.request("GET", "/silent"));
                    H2Stream second = client.answer(client.begin(true, H2Client.request("GET", "/")));
                    assertThat(second.reset()).isEqualTo(H2Frame.REFUSED_STREAM);
                    assertThat(first.isOver()).isFalse();
                    return NO_ANSWER;
                }),
                row(
                        "",
                        "limits: {maxBody: 1KiB}",
                        413,
                        "DP,BL",
                        rejected("body-too-large"),
                        (client, banyan) -> client.post("/", "x".repeat(2000)).status()));
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

    private static int ended(H2Client client) throws IOException {
        assertThat(client.isClosed()).isTrue();
        return NO_ANSWER;
    }

    /** Nothing is said to what comes: it would become a part of the head. */
    private static int halfAHead(H2Client client) throws IOException {
        byte[] head = H2Frame.headers(1, true, H2Client.request("GET", "/")).bytes();
        client.sendBytes(Arrays.copyOf(head, head.length - 3));
        H2Frame last = null;
        for (H2Frame frame = client.next(); frame != null; frame = client.next()) {
            last = frame;
        }
        assertThat(last).isNotNull();
        assertThat(last.type()).isEqualTo(H2Frame.GOAWAY);
        return NO_ANSWER;
    }

    private static int trickle(H2Client client, RunningBanyan banyan) throws IOException {
        H2Stream stream = client.begin(false, H2Client.request("POST", "/"));
        for (int i = 0; i < 300 && banyan.metric(rejected("min-body-rate")) == 0; i++) {
            client.data(stream, false, "x");
            LockSupport.parkNanos(100_000_000);
        }
        return client.answer(stream).status();
    }

    private static int keepTheWindowsShut(H2Client client, RunningBanyan banyan) throws Exception {
        client.holdWindows();
        H2Stream stream = client.begin(true, H2Client.request("GET", "/large"));
        client.answer(stream);
        return stream.status();
    }

    /** Windows wide enough for all of it, and nobody takes it out of the system's buffers. */
    private static int doNotReadTheSocket(H2Client client, RunningBanyan banyan) throws Exception {
        client.send(H2Frame.settings(H2Frame.SETTING_INITIAL_WINDOW_SIZE, Integer.MAX_VALUE));
        client.send(H2Frame.windowUpdate(0, 1 << 30));
        H2Stream stream = client.head(client.begin(true, H2Client.request("GET", "/large")));
        awaitCount(banyan, rejected("write-stall-timeout"));
        return stream.status();
    }
}
