package dev.banyan.proxy.corpus;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** A client of one connection that sends what it is told and reads answers to the letter. */
final class WireClient implements AutoCloseable {
    private static final StrictReading READING = new StrictReading();
    private static final int PATIENCE_MILLIS = 8_000;

    private final Socket socket;
    private final InputStream in;

    WireClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(Escapes.bytes(bytes));
        socket.getOutputStream().flush();
    }

    /** Sends, though the other end may have closed already. */
    void trySend(String bytes) {
        try {
            send(bytes);
        } catch (IOException closed) {
            // What it said before that can still be read.
        }
    }

    /** Nothing more will be sent. */
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException closed) {
            // The other end was faster.
        }
    }

    /** The next answer to that method, whole; null where the connection ended before it. */
    Answer answer(String method) throws IOException {
        List<Head> interims = new ArrayList<>();
        Head head = finalHead(interims);
        return head == null ? null : new Answer(interims, head, READING.answerBody(in, head, method));
    }

    /** The same, but the body is null where the connection ended before it was whole. */
    Answer answerOrPart(String method) throws IOException {
        List<Head> interims = new ArrayList<>();
        Head head = finalHead(interims);
        if (head == null) {
            return null;
        }
        try {
            return new Answer(interims, head, READING.answerBody(in, head, method));
        } catch (EOFException | SocketException cut) {
            return new Answer(interims, head, null);
        }
    }

    private Head finalHead(List<Head> interims) throws IOException {
        Head head = READING.head(in);
        while (head != null && head.status() < 200 && head.status() != 101) {
            interims.add(head);
            head = READING.head(in);
        }
        return head;
    }

    /** One request, one answer. */
    Answer get(String target) throws IOException {
        send("GET " + target + " HTTP/1.1\r\nHost: probe.test\r\n\r\n");
        return answer("GET");
    }

    /** An answer that Banyan gives by itself; when it is here, all that had arrived before was looked at. */
    void awaitLoop() throws IOException {
        send("OPTIONS * HTTP/1.1\r\nHost: probe.test\r\n\r\n");
        Answer answer = answer("OPTIONS");
        if (answer == null || answer.status() != 200) {
            throw new IOException("OPTIONS *: " + answer + " (expected: 200)");
        }
    }

    /** All that still comes until the connection ends. */
    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                rest.append((char) c);
            }
        } catch (SocketException reset) {
            // An end too.
        }
        return rest.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
