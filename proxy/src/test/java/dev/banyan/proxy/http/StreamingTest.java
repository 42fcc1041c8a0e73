package dev.banyan.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Eventually;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies flow through in constant memory, and whoever is slow slows the other end down. */
class StreamingTest {
    private static final int MIB = 1024 * 1024;
    private static final String RULES = """
            version: 1
            backends:
              shop: {url: "%s"}
            routes:
              - {id: all, match: {prefix: /}, legacy: shop}
            """;

    @Test
    void aReaderThatStopsStopsTheBackend() throws Exception {
        AtomicLong written = new AtomicLong();
        try (RawOrigin origin = new RawOrigin((request, to) -> {
                    to.write("HTTP/1.1 200 OK\r\nContent-Length: " + 512L * MIB + "\r\n\r\n");
                    pour(to.socket().getOutputStream(), 512, written);
                });
                RunningBanyan banyan = RunningBanyan.on(RULES.formatted(origin.url()));
                RawClient client = banyan.client()) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");

            long stoppedAt = standstill(written);

            assertThat(stoppedAt).isBetween(1L, 64L * MIB);
            drain(client.socket().getInputStream(), 512L * MIB);
            assertThat(written).hasValue(512L * MIB);
        }
    }

    @Test
    void aBackendThatDoesNotReadStopsTheUpload() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicLong read = new AtomicLong();
        CompletableFuture<Void> mayRead = new CompletableFuture<>();
        try (ServerSocket origin = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                RunningBanyan banyan = RunningBanyan.on(RULES.formatted("http://127.0.0.1:" + origin.getLocalPort()));
                RawClient client = banyan.client()) {
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> swallow(origin, mayRead, read));
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + 256L * MIB + "\r\n\r\n");
            CompletableFuture<Void> upload =
                    CompletableFuture.runAsync(() -> pourQuietly(client.socket(), 256, written));

            long stoppedAt = standstill(written);
            assertThat(stoppedAt).isBetween(1L, 64L * MIB);
            mayRead.complete(null);

            assertThat(client.answer().status()).isEqualTo(200);
            upload.get();
            server.get();
            assertThat(read.get()).isGreaterThanOrEqualTo(256L * MIB);
        }
    }

    /** Waits until the count has not moved for a while, and tells where it stands. */
    private static long standstill(AtomicLong count) throws Exception {
        Eventually.holds("something flowed", () -> count.get() > 0);
        long[] last = {-1, System.nanoTime()};
        Eventually.holds("the flow stands still", () -> {
            if (count.get() != last[0]) {
                last[0] = count.get();
                last[1] = System.nanoTime();
            }
            return System.nanoTime() - last[1] > 700_000_000L;
        });
        return last[0];
    }

    private static void pour(OutputStream out, int mib, AtomicLong written) throws IOException {
        byte[] block = new byte[64 * 1024];
        for (long sent = 0; sent < (long) mib * MIB; sent += block.length) {
            out.write(block);
            written.addAndGet(block.length);
        }
        out.flush();
    }

    private static void pourQuietly(Socket socket, int mib, AtomicLong written) {
        try {
            pour(socket.getOutputStream(), mib, written);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void swallow(ServerSocket origin, CompletableFuture<Void> mayRead, AtomicLong read) {
        try (Socket socket = origin.accept()) {
            mayRead.get();
            read.addAndGet(drain(socket.getInputStream(), 256L * MIB));
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
            socket.getOutputStream().flush();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long drain(InputStream in, long atLeast) throws IOException {
        byte[] block = new byte[64 * 1024];
        long read = 0;
        while (read < atLeast) {
            int more = in.read(block);
            if (more < 0) {
                return read;
            }
            read += more;
        }
        return read;
    }
}
