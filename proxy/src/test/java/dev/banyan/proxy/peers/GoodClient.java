package dev.banyan.proxy.peers;

import dev.banyan.proxy.wire.RawMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who only wants pages, at an address of his own: asks again and again, by new connections and by kept ones, and
 * remembers all that went wrong.
 */
final class GoodClient implements AutoCloseable {
    private static final String ADDRESS = "127.0.0.9";
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int REQUESTS_A_CONNECTION = 5;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final int port;
    private final Thread thread;
    private final List<String> failures = new ArrayList<>();
    private volatile boolean closed;
    private int answers;
    private long slowestMillis;

    /** @param slowestMillis the longest that one answer took, connecting included */
    record Record(int answers, long slowestMillis, List<String> failures) {}

    GoodClient(int port) {
        this.port = port;
        this.thread = new Thread(this::ask, "good-client");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized Record record() {
        return new Record(answers, slowestMillis, List.copyOf(failures));
    }

    private void ask() {
        while (!closed) {
            try (Socket socket = new Socket()) {
                socket.bind(new InetSocketAddress(ADDRESS, 0));
                socket.setSoTimeout(PATIENCE_MILLIS);
                askOver(socket);
            } catch (IOException | RuntimeException failure) {
                failed(failure.toString());
            }
        }
    }

    private void askOver(Socket socket) throws IOException {
        long began = System.nanoTime();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
        for (int i = 0; i < REQUESTS_A_CONNECTION && !closed; i++) {
            socket.getOutputStream()
                    .write("GET /good HTTP/1.1\r\nHost: shop.test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            RawMessage answer = RawMessage.read(in, true);
            if (answer == null || answer.status() != 200 || !answer.body().equals("fine")) {
                failed(String.valueOf(answer));
                return;
            }
            answered(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            LockSupport.parkNanos(PAUSE);
            began = System.nanoTime();
        }
    }

    private synchronized void answered(long millis) {
        answers++;
        slowestMillis = Math.max(slowestMillis, millis);
    }

    private synchronized void failed(String what) {
        failures.add(what);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join(PATIENCE_MILLIS);
    }
}
