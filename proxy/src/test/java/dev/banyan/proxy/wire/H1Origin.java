package dev.banyan.proxy.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A backend that speaks HTTP/1.1 in the words of {@link OriginExchange}: the counterpart of {@link H2Origin} for cases
 * that hold for both. Its script runs when the head is there, in the connection's thread.
 */
public final class H1Origin implements AutoCloseable {
    /** Fixed, so that a receiver that stops reading holds its sender soon. */
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final ServerSocket server;
    private final OriginExchange.Script script;
    private final List<OriginExchange> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public H1Origin(OriginExchange.Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket();
        server.setReceiveBufferSize(RECEIVE_BUFFER);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        thread("accept", this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Every request whose head came, in order. */
    public List<OriginExchange> received() {
        return received;
    }

    /** How many connections were made to it. */
    public int connections() {
        return sockets.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = sockets.size();
                thread("connection", () -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
            boolean open = true;
            while (open) {
                socket.setSoTimeout(0);
                String start = H1Body.line(in);
                Exchange exchange = new Exchange(socket, in, number, start, H1Body.lines(in));
                received.add(exchange);
                socket.setSoTimeout(10_000);
                script.answer(exchange);
                open = exchange.goesOn();
            }
        } catch (IOException gone) {
            // The other end left: that is what some tests are about.
        }
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, "h1-origin-" + name);
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

    private static final class Exchange implements OriginExchange {
        private final Socket socket;
        private final InputStream in;
        private final int number;
        private final String[] start;
        private final List<String> fields;
        private final H1Body incoming;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private boolean discarding;
        private volatile long bodyLength;
        private boolean answered;
        private boolean chunked;
        private boolean untilClose;

        Exchange(Socket socket, InputStream in, int number, String start, List<String> fields) {
            this.socket = socket;
            this.in = in;
            this.number = number;
            this.start = start.split(" ");
            this.fields = fields;
            this.incoming = H1Body.of(in, fields, false);
        }

        /** Reads what is left of the request, as servers do, so that the next one can follow. */
        boolean goesOn() throws IOException {
            body();
            return answered && !untilClose;
        }

        @Override
        public int connection() {
            return number;
        }

        @Override
        public String method() {
            return start[0];
        }

        @Override
        public String target() {
            return start[1];
        }

        @Override
        public String authority() {
            return header("host");
        }

        @Override
        public List<String> fields() {
            return fields;
        }

        @Override
        public synchronized byte[] body() throws IOException {
            awaitBody(Long.MAX_VALUE);
            return body.toByteArray();
        }

        @Override
        public synchronized void awaitBody(long bytes) throws IOException {
            while (bodyLength < bytes && !incoming.isEnded()) {
                byte[] piece = incoming.next();
                bodyLength += piece.length;
                if (!discarding) {
                    body.writeBytes(piece);
                }
            }
        }

        @Override
        public void discardBody() {
            discarding = true;
        }

        @Override
        public void hold(boolean hold) {
            // Nothing is read that nobody waits for.
        }

        @Override
        public long bodyLength() {
            return bodyLength;
        }

        @Override
        public List<String> trailers() {
            return incoming.trailers();
        }

        @Override
        public void interim(int status, String... lines) throws IOException {
            write(head(status, List.of(lines)));
        }

        @Override
        public void bare(int status, String... lines) throws IOException {
            write(head(status, List.of(lines)));
            answered = true;
        }

        @Override
        public void head(int status, String... lines) throws IOException {
            List<String> all = List.of(lines);
            untilClose = Lines.of(all, "connection").contains("close");
            chunked = Lines.of(all, "content-length").isEmpty() && !untilClose;
            write(head(status, chunked ? with(all, "transfer-encoding: chunked") : all));
        }

        private static List<String> with(List<String> lines, String last) {
            return java.util.stream.Stream.concat(lines.stream(), java.util.stream.Stream.of(last))
                    .toList();
        }

        private static String head(int status, List<String> lines) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Reason\r\n");
            lines.forEach(line -> head.append(line).append("\r\n"));
            return head.append("\r\n").toString();
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            if (!chunked) {
                write(bytes);
            } else if (bytes.length > 0) {
                ByteArrayOutputStream chunk = new ByteArrayOutputStream();
                chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                chunk.writeBytes(bytes);
                chunk.writeBytes(new byte[] {'\r', '\n'});
                write(chunk.toByteArray());
            }
        }

        @Override
        public void end(String... trailers) throws IOException {
            if (chunked) {
                StringBuilder last = new StringBuilder("0\r\n");
                List.of(trailers).forEach(line -> last.append(line).append("\r\n"));
                write(last.append("\r\n").toString());
            }
            answered = true;
        }

        @Override
        public void abort() throws IOException {
            socket.close();
        }

        @Override
        public void awaitGone() throws IOException {
            try {
                while (in.read() >= 0) {
                    // What still comes belongs to a request that is over.
                }
            } catch (java.net.SocketTimeoutException open) {
                throw open;
            } catch (IOException reset) {
                // Gone, by a reset.
            }
        }

        private void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        private void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
    }
}
