package dev.banyan.proxy.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A backend that speaks HTTP/2, by prior knowledge or over TLS, keeps what it is sent and answers as a script says: with
 * the methods of {@link OriginExchange}, or with frames that the test wrote. A thread for each connection reads, one for
 * each request runs the script.
 */
public final class H2Origin implements AutoCloseable {
    private final ServerSocket server;
    private final boolean tls;
    private final Script script;
    private final int[] settings;
    private final List<Exchange> received = new CopyOnWriteArrayList<>();
    private final List<H2Connection> connections = new CopyOnWriteArrayList<>();
    private final List<String> protocols = new CopyOnWriteArrayList<>();

    /** Plays the backend for one request, called when its head is there. */
    @FunctionalInterface
    public interface Script {
        void answer(Exchange exchange) throws IOException;
    }

    /** @param settings identifier, value, identifier, value, ...: the first SETTINGS of each connection */
    public H2Origin(Script script, int... settings) throws IOException {
        this(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), script, settings);
    }

    private H2Origin(ServerSocket server, Script script, int... settings) {
        this.server = server;
        this.tls = server instanceof SSLServerSocket;
        this.script = script;
        this.settings = settings;
        thread("accept", this::accept);
    }

    /** Over TLS, offering these protocols by ALPN; where it chose another than h2 the connection is closed. */
    public static H2Origin over(SSLContext tls, List<String> protocols, Script script, int... settings)
            throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        var parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        server.setSSLParameters(parameters);
        return new H2Origin(server, script, settings);
    }

    /** An origin that answers everything with this body. */
    public static H2Origin answering(String body) throws IOException {
        return new H2Origin(exchange -> exchange.ok(body));
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return (tls ? "https" : "http") + "://127.0.0.1:" + port();
    }

    /** Every request whose head came, in order. */
    public List<Exchange> received() {
        return received;
    }

    /** How many connections were made to it. */
    public int connections() {
        return connections.size();
    }

    /** What ALPN chose on each connection over TLS. */
    public List<String> protocols() {
        return protocols;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                H2Connection connection = new H2Connection(socket);
                connections.add(connection);
                int number = connections.size();
                thread("connection", () -> serve(connection, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(H2Connection connection, int number) {
        try {
            if (connection.socket() instanceof SSLSocket secure) {
                secure.startHandshake();
                protocols.add(secure.getApplicationProtocol());
            }
            byte[] preface = connection.in().readNBytes(H2Connection.PREFACE.length);
            if (!Arrays.equals(preface, H2Connection.PREFACE)) {
                connection.close();
                return;
            }
            connection.write(H2Frame.settings(settings));
            read(connection, number);
        } catch (IOException gone) {
            // The other end left: that is what some tests are about.
        } finally {
            connection.ended();
            wake(connection);
        }
    }

    private void read(H2Connection connection, int number) throws IOException {
        int last = 0;
        for (H2Frame frame = connection.read(); frame != null; frame = connection.read()) {
            connection.apply(frame);
            wake(connection);
            H2Stream stream = frame.stream() > last ? connection.stream(frame.stream()) : null;
            if (stream != null && !stream.fields().isEmpty()) {
                last = stream.id();
                Exchange exchange = new Exchange(connection, stream, number);
                received.add(exchange);
                thread("stream", () -> play(exchange));
            }
        }
    }

    private static void wake(H2Connection connection) {
        synchronized (connection) {
            connection.notifyAll();
        }
    }

    private void play(Exchange exchange) {
        try {
            script.answer(exchange);
        } catch (IOException gone) {
            // The other end left, or the test's patience did.
        }
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, "h2-origin-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (H2Connection connection : connections) {
            connection.close();
        }
    }

    /** One request, and what a script can do with it. */
    public static final class Exchange implements OriginExchange {
        private static final long PATIENCE_MILLIS = 10_000;

        private final H2Connection connection;
        private final H2Stream stream;
        private final int number;

        Exchange(H2Connection connection, H2Stream stream, int number) {
            this.connection = connection;
            this.stream = stream;
            this.number = number;
        }

        /** The request as it came until now, pseudo-headers too. */
        public H2Stream stream() {
            return stream;
        }

        /** Writes frames as they are. */
        public void write(H2Frame... frames) throws IOException {
            connection.write(frames);
        }

        public void writeBytes(byte[] bytes) throws IOException {
            connection.write(bytes);
        }

        /** Frames GOAWAY that came on this connection. */
        public List<H2Frame> goAways() {
            return connection.goAways();
        }

        public void reset(int code) throws IOException {
            connection.write(H2Frame.reset(stream.id(), code));
        }

        /** Closes the whole connection. */
        public void close() throws IOException {
            connection.close();
        }

        @Override
        public int connection() {
            return number;
        }

        @Override
        public String method() {
            return stream.header(":method");
        }

        @Override
        public String target() {
            return stream.header(":path");
        }

        @Override
        public String authority() {
            return stream.header(":authority");
        }

        @Override
        public List<String> fields() {
            return stream.fields().stream()
                    .filter(line -> !line.startsWith(":"))
                    .toList();
        }

        @Override
        public byte[] body() throws IOException {
            until(stream::isOver);
            if (!stream.isEnded()) {
                throw new EOFException("request: reset with " + stream.reset() + " (expected: its end)");
            }
            return stream.body();
        }

        @Override
        public void awaitBody(long bytes) throws IOException {
            until(() -> stream.bodyLength() >= bytes || stream.isOver());
        }

        @Override
        public void discardBody() {
            stream.discardBody();
        }

        @Override
        public void hold(boolean hold) throws IOException {
            connection.hold(hold);
        }

        @Override
        public long bodyLength() {
            return stream.bodyLength();
        }

        @Override
        public List<String> trailers() {
            return stream.trailers();
        }

        @Override
        public void interim(int status, String... lines) throws IOException {
            headers(false, status, lines);
        }

        @Override
        public void bare(int status, String... lines) throws IOException {
            headers(true, status, lines);
        }

        @Override
        public void head(int status, String... lines) throws IOException {
            headers(false, status, lines);
        }

        private void headers(boolean end, int status, String... lines) throws IOException {
            List<String> all = new ArrayList<>(List.of(":status: " + status));
            all.addAll(Arrays.asList(lines));
            connection.writeHeaders(stream.id(), end, all);
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            connection.writeData(stream.id(), false, bytes, this::until);
        }

        @Override
        public void end(String... trailers) throws IOException {
            if (trailers.length == 0) {
                connection.write(H2Frame.data(stream.id(), true, new byte[0]));
            } else {
                connection.writeHeaders(stream.id(), true, List.of(trailers));
            }
        }

        @Override
        public void abort() throws IOException {
            reset(H2Frame.INTERNAL_ERROR);
        }

        @Override
        public void awaitGone() throws IOException {
            until(() -> stream.reset() != null || connection.isClosed());
        }

        private void until(BooleanSupplier condition) throws IOException {
            long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
            synchronized (connection) {
                while (!condition.getAsBoolean()) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0 || connection.isClosed()) {
                        throw new EOFException("backend: nothing more came (expected: what its script waits for)");
                    }
                    pause(left);
                }
            }
        }

        private void pause(long millis) throws IOException {
            try {
                connection.wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
