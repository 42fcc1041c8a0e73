package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** An origin that says no to a body, and resets the connection with all that it did not read: its word is still heard. */
class EarlyAnswerTest {
    private static final String NO = "HTTP/1.1 413 No\r\nConnection: close\r\nContent-Length: 4\r\n\r\nlong";

    @Test
    void theAnswerIsHeardThoughTheBodyCouldNotBeSent() throws Exception {
        try (ServerSocket origin = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RunningBanyan banyan = RunningBanyan.on("""
                        version: 1
                        backends:
                          shop: {url: "http://127.0.0.1:%d"}
                        routes:
                          - {id: all, match: {prefix: /}, legacy: shop, timeouts: {request: 5s}}
                        """.formatted(origin.getLocalPort()), "eventLoops: 1")) {
            run(() -> refuseAll(origin));
            for (int i = 0; i < 20; i++) {
                try (RawClient client = banyan.client()) {
                    run(() -> upload(client));
                    RawMessage answer = client.answer();
                    assertThat(answer.status()).isEqualTo(413);
                    assertThat(answer.body()).isEqualTo("long");
                }
            }
        }
    }

    private static void refuseAll(ServerSocket origin) throws IOException {
        while (true) {
            try (Socket connection = origin.accept()) {
                RawMessage.readHead(connection.getInputStream());
                connection.getOutputStream().write(NO.getBytes(StandardCharsets.US_ASCII));
                // What lies unread when it is closed makes it a reset.
            }
        }
    }

    private static void upload(RawClient client) throws IOException {
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n");
        for (int i = 0; i < 40; i++) {
            client.send("x".repeat(100_000));
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException over) {
                // The test is over, or the answer came first.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
