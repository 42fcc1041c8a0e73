package dev.banyan.proxy.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An origin that keeps the exact bytes of every request and answers each with what it has seen. */
final class RecordingOrigin implements AutoCloseable {
    private final Reading reading;
    private final Answering answering;
    private final ServerSocket server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Writes the answer to a request. */
    @FunctionalInterface
    interface Answering {
        /** @return false where the connection was ended or is not to be read on */
        boolean answer(Seen request, Socket socket) throws IOException;
    }

    RecordingOrigin(Reading reading) throws IOException {
        this(reading, RecordingOrigin::echo);
    }

    RecordingOrigin(Reading reading, Answering answering) throws IOException {
        this.reading = reading;
        this.answering = answering;
        this.server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** How many requests have begun so far. */
    int count() {
        return seen.size();
    }

    /** How many connections are open, or have not been read to their end. */
    int open() {
        return open.get();
    }

    List<Seen> since(int mark) {
        return List.copyOf(seen.subList(mark, seen.size()));
    }

    /** The request's target as the body, so that everyone can tell whose answer this is. */
    static boolean echo(Seen request, Socket socket) throws IOException {
        String target = request.head().word(1);
        String body = request.head().word(0).equals("HEAD") ? "" : target;
        write(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + target.length() + "\r\n\r\n" + body);
        return true;
    }

    static void write(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(Escapes.bytes(bytes));
        socket.getOutputStream().flush();
    }

    private void accept() {
        int connections = 0;
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = ++connections;
                open.incrementAndGet();
                thread(() -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            Tape in = new Tape(new BufferedInputStream(socket.getInputStream()));
            boolean open = true;
            while (open) {
                in.kept.reset();
                Head head = head(in, connection);
                if (head == null) {
                    return;
                }
                Seen request = new Seen(connection, head);
                seen.add(request);
                open = finish(request, in) && answering.answer(request, socket);
            }
        } catch (IOException gone) {
            // The other end left: what it had sent is in the record.
        } finally {
            open.decrementAndGet();
        }
    }

    private Head head(Tape in, int connection) throws IOException {
        try {
            return reading.head(in);
        } catch (IOException broken) {
            if (in.kept.size() == 0) {
                return null;
            }
            Seen part = new Seen(connection, new Head(in.kept.toString(), List.of()));
            part.cut("head: " + broken.getMessage());
            seen.add(part);
            throw broken;
        }
    }

    private boolean finish(Seen request, Tape in) {
        try {
            request.whole(reading.body(in, request.head()), in.kept);
            return true;
        } catch (Reading.Malformed malformed) {
            request.cut(malformed.getMessage());
        } catch (EOFException ended) {
            request.cut("");
        } catch (IOException reset) {
            request.cut("");
        }
        return false;
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "recording-origin");
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

    /** Keeps what goes through it. */
    private static final class Tape extends FilterInputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Tape(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            if (c >= 0) {
                kept.write(c);
            }
            return c;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                kept.write(into, offset, read);
            }
            return read;
        }
    }
}
