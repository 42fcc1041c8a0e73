package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.OriginExchange;
import dev.banyan.proxy.wire.WebSocketOrigin;
import dev.banyan.proxy.wire.WebSocketPeer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Moves many bytes one way. A quarter of the way the receiver stops reading; when the sender is held by that, somebody
 * may look at the memory that it takes; then the rest is moved.
 *
 * @param look null: the receiver reads on
 */
record Freight(String name, long total, Look look) {
    /** How much is moved, and nobody stops, before memory is looked at for the first time. */
    private static final long WARM_UP = 32L << 20;

    /** More than a kernel keeps in its buffers on the way. */
    static final long LEAST = 96L << 20;

    private static final byte[] PIECE = new byte[65_536];

    /** Looks at Banyan while it holds as much as it ever does. */
    @FunctionalInterface
    interface Look {
        void whileHeld() throws Exception;
    }

    /** For code to be compiled and buffers to be made: nobody looks, nobody is held. */
    static Freight warmUp() {
        return new Freight("warm up", WARM_UP, null);
    }

    /** From the client to the backend. */
    void up(Stage stage, boolean known) throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        stage.play(exchange -> {
            exchange.discardBody();
            exchange.awaitBody(total / 4);
            exchange.hold(true);
            slow.countDown();
            await(goOn);
            exchange.hold(false);
            exchange.awaitBody(total);
            exchange.ok(Long.toString(exchange.bodyLength()));
        });
        Held held = new Held();
        try (Caller caller = stage.caller()) {
            CompletableFuture<Answer> sending = async(() -> {
                caller.begin("POST", "/", true, known ? List.of("Content-Length: " + total) : List.of());
                for (long left = total; left > 0; left -= PIECE.length) {
                    caller.send(PIECE);
                    held.sent(PIECE.length);
                }
                caller.end(List.of());
                return caller.answer();
            });
            assertThat(slow.await(60, TimeUnit.SECONDS)).isTrue();
            try {
                stop(held);
            } finally {
                goOn.countDown();
            }
            assertThat(sending.get().text()).isEqualTo(Long.toString(total));
        }
    }

    /** From the backend to the client. */
    void down(Stage stage, boolean known) throws Exception {
        Held held = new Held();
        stage.play(exchange -> send(exchange, known, held));
        try (Caller caller = stage.caller()) {
            caller.begin("GET", "/", false, List.of());
            caller.discardBody();
            caller.awaitLength(total / 4);
            stop(held);

            assertThat(caller.awaitLength(Long.MAX_VALUE)).isEqualTo(total);
            assertThat(caller.answer().whole()).isTrue();
        }
    }

    private void send(OriginExchange exchange, boolean known, Held held) throws IOException {
        exchange.head(200, known ? new String[] {"content-length: " + total} : new String[0]);
        for (long left = total; left > 0; left -= PIECE.length) {
            exchange.send(PIECE);
            held.sent(PIECE.length);
        }
        exchange.end();
    }

    /** Through a WebSocket, from the client to the backend or back. */
    void throughWebSocket(int port, WebSocketOrigin origin, boolean up) throws Exception {
        try (WebSocketPeer client = WebSocketPeer.client(port).ask("/")) {
            WebSocketPeer backend = origin.next().agree();
            client.readHead();
            Held held = new Held();
            CompletableFuture<Void> sending = async(() -> {
                byte[] frame = frame(up);
                for (long left = total; left > 0; left -= frame.length) {
                    (up ? client : backend).write(frame);
                    held.sent(frame.length);
                }
                return null;
            });
            WebSocketPeer to = up ? backend : client;
            read(to, total / 4);
            stop(held);
            read(to, total - total / 4);
            sending.get();
        }
    }

    /** A frame that takes as many bytes as a piece. */
    private static byte[] frame(boolean masked) {
        int head = masked ? 8 : 4;
        return WebSocketPeer.Frame.of(0x82, masked, new byte[PIECE.length - head])
                .bytes();
    }

    private static void read(WebSocketPeer from, long bytes) throws IOException {
        byte[] piece = new byte[PIECE.length];
        for (long left = bytes; left > 0; ) {
            left -= from.read(piece, (int) Math.min(left, piece.length));
        }
    }

    /** Nobody reads: what is sent now fills the buffers on the way, and no more. */
    private void stop(Held held) throws Exception {
        if (look == null) {
            return;
        }
        long sent = held.await();
        look.whileHeld();
        assertThat(sent).as(name + ": what found room on the way").isLessThan(total);
    }

    private static <T> CompletableFuture<T> async(Callable<T> task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return task.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
