package dev.banyan.proxy.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A backend that keeps every byte it is sent and answers with bytes that a test wrote: no HTTP library of its own. */
public final class RawOrigin implements AutoCloseable {
    private final ServerSocket server;
    private final Script script;
    private final List<RawMessage> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** Answers one request by writing to the connection; closing it is an answer too. */
    @FunctionalInterface
    public interface Script {
        void answer(RawMessage request, Connection connection) throws IOException;
    }

    /** One connection, and what a script can do with it. */
    public record Connection(Socket socket, int number) {
        public void write(String bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** A whole answer with a length. */
        public void ok(String body) throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        public void close() throws IOException {
            socket.close();
        }

        /** Closes with a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    public RawOrigin(Script script) throws IOException {
        this(script, new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
    }

    private RawOrigin(Script script, ServerSocket server) {
        this.script = script;
        this.server = server;
        thread("accept", this::accept);
    }

    /** One that speaks TLS, as it is known under {@link #port}. */
    public static RawOrigin secure(SSLContext context, Script script) throws IOException {
        return new RawOrigin(
                script, context.getServerSocketFactory().createServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
    }

    /** An origin that answers everything with this body. */
    public static RawOrigin answering(String body) throws IOException {
        return new RawOrigin((request, connection) -> connection.ok(body));
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<RawMessage> received() {
        return received;
    }

    /** How many connections were made to it. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Connection connection = new Connection(socket, connections.incrementAndGet());
                thread("connection", () -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Connection connection) {
        try {
            InputStream in = new BufferedInputStream(connection.socket().getInputStream());
            RawMessage request = RawMessage.read(in, false);
            while (request != null) {
                received.add(request);
                script.answer(request, connection);
                request = RawMessage.read(in, false);
            }
        } catch (IOException gone) {
            // The other end left: that is what some tests are about.
        }
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, "raw-origin-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
