package dev.banyan.proxy.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.proxy.origin.http1.Http1;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a name to a connection: all of its addresses have their turn, and one that takes the connection is enough. */
class ConnectorTest {
    private final NameServer names = new NameServer();
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setAddressResolverOptions(new AddressResolverOptions().addServer(names.address())));
    private final ContextInternal lane = ((VertxInternal) vertx).createEventLoopContext();

    ConnectorTest() throws IOException {}

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        names.close();
    }

    private OriginPool poolOf(String host, int port) {
        Duration second = Duration.ofSeconds(1);
        Connector connector =
                new Connector(lane, new Address(host, port, false), second, Handshake.none(new Http1(), second));
        long hour = Duration.ofHours(1).toNanos();
        return new OriginPool(connector, new OriginPool.Bounds(100, 100, hour, hour));
    }

    /** Gets a stream on a connection of its own; throws what kept it from that. */
    private void connect(OriginPool pool) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lane.runOnContext(v -> pool.acquire(
                new OriginPool.Waiter() {
                    @Override
                    public void onStream(OriginStream stream) {
                        done.complete(null);
                    }

                    @Override
                    public void onConnectFailed(Throwable cause) {
                        done.completeExceptionally(cause);
                    }

                    @Override
                    public void onPoolFull() {
                        done.completeExceptionally(new AssertionError("full"));
                    }
                },
                true));
        done.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAddressThatRefusesHandsOnToTheNext() throws Exception {
        for (String alone : new String[] {"127.0.0.1", "127.0.0.2"}) {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(alone))) {
                OriginPool pool = poolOf("two.test", server.getLocalPort());
                for (int i = 0; i < 4; i++) {
                    connect(pool);
                }
                assertThat(pool.active()).isEqualTo(4);
            }
        }
    }

    @Test
    void theAddressesHaveTheirTurns() throws Exception {
        try (ServerSocket first = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
                ServerSocket second = new ServerSocket(first.getLocalPort(), 50, InetAddress.getByName("127.0.0.2"))) {
            OriginPool pool = poolOf("two.test", first.getLocalPort());
            for (int i = 0; i < 6; i++) {
                connect(pool);
            }
            assertThat(accepted(first)).isEqualTo(3);
            assertThat(accepted(second)).isEqualTo(3);
        }
    }

    @Test
    void anAddressThatDoesNotAnswerLeavesTimeForTheNext() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerSocket server = new ServerSocket(deaf.getLocalPort(), 50, InetAddress.getByName("127.0.0.2"))) {
            List<Socket> filling = fill(deaf);
            OriginPool pool = poolOf("two.test", server.getLocalPort());
            connect(pool);
            connect(pool);
            assertThat(pool.active()).isEqualTo(2);
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    /** Connects until its queue is full: the next gets no answer. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            while (true) {
                Socket socket = new Socket();
                sockets.add(socket);
                socket.connect(server.getLocalSocketAddress(), 200);
            }
        } catch (SocketTimeoutException full) {
            return sockets;
        }
    }

    private static int accepted(ServerSocket server) throws IOException {
        server.setSoTimeout(100);
        int count = 0;
        try {
            while (true) {
                server.accept().close();
                count++;
            }
        } catch (SocketTimeoutException none) {
            return count;
        }
    }

    @Test
    void whoeverIsNotThereIsTold() throws Exception {
        ServerSocket gone = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        gone.close();

        assertThatThrownBy(() -> connect(poolOf("localhost", gone.getLocalPort())))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> connect(poolOf("127.0.0.1", gone.getLocalPort())))
                .hasCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> connect(poolOf("nobody.invalid", 80))).hasCauseInstanceOf(UnknownHostException.class);
    }
}
