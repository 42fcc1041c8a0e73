package dev.banyan.proxy.edge;

import static dev.banyan.proxy.edge.LimitTrial.failed;
import static dev.banyan.proxy.edge.LimitTrial.rejected;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backend that is too slow, or too busy, is to a client, to the log and to the metrics. */
class BackendLimitsOnTheWireTest {
    private static final String REQUEST = " HTTP/1.1\r\nHost: shop.test\r\n\r\n";

    @TempDir
    private Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();

    private <T extends AutoCloseable> T opened(T thing) {
        open.add(thing);
        return thing;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable thing : open) {
            thing.close();
        }
    }

    private static LimitTrial trial(
            String settings, String route, LimitTrial.Act act, int status, String flags, String counted) {
        return new LimitTrial("", settings, route, act, status, flags, counted);
    }

    @Test
    void aConnectionThatDoesNotComeToBe() throws Exception {
        trial("", "timeouts: {connect: 300ms}", get("/"), 504, "UT,CT", failed("connect-timeout"))
                .run("http://127.0.0.1:" + fullBacklog().getLocalPort(), directory);
    }

    @Test
    void aBackendThatSpeaksNoTls() throws Exception {
        trial("", "", get("/"), 502, "UF,TF", failed("backend-tls"))
                .run("https://127.0.0.1:" + plainSpeaker().getLocalPort(), directory);
    }

    @Test
    void aFirstByteThatDoesNotCome() throws Exception {
        trial("", "timeouts: {firstByte: 300ms}", get("/silent"), 504, "UT", failed("first-byte-timeout"))
                .run(opened(LimitTrial.origin()).url(), directory);
    }

    @Test
    void aWholeRequestThatTakesTooLong() throws Exception {
        trial(
                        "",
                        "timeouts: {firstByte: 20s, request: 300ms}",
                        get("/silent"),
                        504,
                        "UT,RT",
                        failed("deadline-exceeded"))
                .run(opened(LimitTrial.origin()).url(), directory);
    }

    @Test
    void aPoolWithoutAPlace() throws Exception {
        trial("eventLoops: 1", "", BackendLimitsOnTheWireTest::crowd, 503, "UO", rejected("overloaded"))
                .run(opened(LimitTrial.origin()).url(), directory);
    }

    private static LimitTrial.Act get(String target) {
        return banyan -> banyan.get(target).status();
    }

    /** One holds the connection, one waits for it, the third is one too many. */
    private static int crowd(RunningBanyan banyan) throws Exception {
        String active = "banyan_backend_connections{backend=\"shop\",state=\"active\"}";
        try (RawClient holding = banyan.client().send("GET /silent" + REQUEST);
                RawClient waiting = banyan.client()) {
            Eventually.holds("one is asked", () -> banyan.metric(active) == 1);
            waiting.send("GET /" + REQUEST);
            Eventually.holds("one waits", () -> banyan.pending("shop") == 1);
            return banyan.get("/").status();
        }
    }

    /** Nobody accepts: when the backlog is full, whoever comes waits for ever. */
    private ServerSocket fullBacklog() throws IOException {
        ServerSocket server = opened(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 4; i++) {
            try {
                opened(new Socket()).connect(server.getLocalSocketAddress(), 100);
            } catch (IOException full) {
                break;
            }
        }
        return server;
    }

    private ServerSocket plainSpeaker() throws IOException {
        ServerSocket server = opened(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread speaker = new Thread(() -> speakPlainly(server), "plain-speaker");
        speaker.setDaemon(true);
        speaker.start();
        return server;
    }

    private static void speakPlainly(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
