package dev.banyan.proxy.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP/2 client over one connection. It sends the frames that a test wrote, however wrong they are, and on top of that
 * whole requests whose answers it puts together. It reads only while a test waits for something: who does not wait does
 * not read, and the windows stay as they are.
 */
public final class H2Client implements AutoCloseable {
    private final H2Connection connection;
    private int nextStream = 1;

    private H2Client(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        connection = new H2Connection(socket);
    }

    /** A connection by prior knowledge, preface and empty settings sent. */
    public static H2Client to(int port) throws IOException {
        return unspoken(port).preface();
    }

    /** A connection on which nothing was said yet. */
    public static H2Client unspoken(int port) throws IOException {
        return new H2Client(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /**
     * A connection over TLS, on which nothing was said yet.
     *
     * @param host for SNI and, where the context checks it, the certificate
     * @param protocols for ALPN
     */
    public static H2Client unspoken(int port, SSLContext tls, String host, String... protocols) throws IOException {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return new H2Client(socket);
    }

    /** A connection over TLS with ALPN h2, preface and empty settings sent. */
    public static H2Client to(int port, SSLContext tls, String host) throws IOException {
        H2Client client = unspoken(port, tls, host, "h2");
        if (!"h2".equals(client.alpn())) {
            throw new IOException("ALPN: \"" + client.alpn() + "\" (expected: h2)");
        }
        return client.preface();
    }

    /** What ALPN chose; empty where nothing, null where the connection is plain. */
    public String alpn() {
        return connection.socket() instanceof SSLSocket tls ? tls.getApplicationProtocol() : null;
    }

    /** @param settings identifier, value, identifier, value, ... */
    public H2Client preface(int... settings) throws IOException {
        connection.write(H2Connection.PREFACE);
        return send(H2Frame.settings(settings));
    }

    public H2Client send(H2Frame... frames) throws IOException {
        connection.write(frames);
        return this;
    }

    public H2Client sendBytes(byte[] bytes) throws IOException {
        connection.write(bytes);
        return this;
    }

    /**
     * The next frame as it came; nothing is answered to it. For tests that look at every frame.
     *
     * @return null where the connection ended
     */
    public H2Frame next() throws IOException {
        try {
            return connection.read();
        } catch (SocketException | EOFException reset) {
            return null;
        }
    }

    /** The next frame, taken in and answered where it must be; null where the connection ended. */
    public H2Frame taken() throws IOException {
        H2Frame frame = next();
        if (frame == null) {
            connection.ended();
        } else {
            connection.apply(frame);
        }
        return frame;
    }

    /** What came on that stream until now. */
    public H2Stream stream(int id) {
        return connection.stream(id);
    }

    /** How many answers to PING came until now. */
    public int pongs() {
        return connection.pongs();
    }

    /** Reads and answers frames until one of that type comes, and gives that; null where the connection ended first. */
    public H2Frame next(int type) throws IOException {
        for (H2Frame frame = next(); frame != null; frame = next()) {
            connection.apply(frame);
            if (frame.type() == type) {
                return frame;
            }
        }
        connection.ended();
        return null;
    }

    /** The lines that begin a request for {@code shop.test}. */
    public static List<String> request(String method, String target, String... lines) {
        List<String> all = new ArrayList<>(
                List.of(":method: " + method, ":scheme: http", ":authority: shop.test", ":path: " + target));
        all.addAll(Arrays.asList(lines));
        return all;
    }

    /** The number that the next request's stream will have. */
    public int nextStream() {
        int id = nextStream;
        nextStream += 2;
        return id;
    }

    /**
     * Begins a request.
     *
     * @param end true where no body follows
     * @param lines pseudo-headers too
     */
    public H2Stream begin(boolean end, List<String> lines) throws IOException {
        H2Stream stream = connection.stream(nextStream());
        connection.writeHeaders(stream.id(), end, lines);
        return stream;
    }

    /** Sends a part of a body as the windows allow it, reading meanwhile. */
    public H2Client data(H2Stream stream, boolean end, byte[] bytes) throws IOException {
        connection.writeData(stream.id(), end, bytes, this::until);
        return this;
    }

    public H2Client data(H2Stream stream, boolean end, String text) throws IOException {
        return data(stream, end, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Ends a request with trailers. */
    public H2Client trailers(H2Stream stream, String... lines) throws IOException {
        connection.writeHeaders(stream.id(), true, List.of(lines));
        return this;
    }

    public H2Client reset(H2Stream stream, int code) throws IOException {
        return send(H2Frame.reset(stream.id(), code));
    }

    /** Reads until that answer is over; where the connection ended before, {@link H2Stream#isOver} is false. */
    public H2Stream answer(H2Stream stream) throws IOException {
        until(() -> stream.isOver() || connection.isClosed());
        return stream;
    }

    /** Reads until that answer's head came, or the stream is over. */
    public H2Stream head(H2Stream stream) throws IOException {
        until(() -> !stream.fields().isEmpty() || stream.isOver() || connection.isClosed());
        return stream;
    }

    public H2Stream get(String target, String... lines) throws IOException {
        return answer(begin(true, request("GET", target, lines)));
    }

    public H2Stream post(String target, String body, String... lines) throws IOException {
        H2Stream stream = begin(false, request("POST", target, lines));
        return data(stream, true, body).answer(stream);
    }

    /** Reads and answers frames until the condition holds, and fails where none comes for ten seconds. */
    public void until(BooleanSupplier condition) throws IOException {
        while (!condition.getAsBoolean()) {
            H2Frame frame = connection.isClosed() ? null : next();
            if (frame == null) {
                connection.ended();
                if (condition.getAsBoolean()) {
                    return;
                }
                throw new EOFException("connection: ended (expected: what the test waits for)");
            }
            connection.apply(frame);
        }
    }

    /** From now on windows are not widened for what comes. */
    public void holdWindows() throws IOException {
        connection.hold(true);
    }

    /** Gives back what {@link #holdWindows} withheld, and from now on what comes. */
    public void releaseWindows() throws IOException {
        connection.hold(false);
    }

    /** The frames GOAWAY that came, as far as they were read. */
    public List<H2Frame> goAways() {
        return connection.goAways();
    }

    /** Reads and answers frames to the connection's end; false where it is still open after the time-out. */
    public boolean isClosed() throws IOException {
        try {
            while (!connection.isClosed()) {
                H2Frame frame = next();
                if (frame == null) {
                    connection.ended();
                } else {
                    connection.apply(frame);
                }
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException broken) {
            return true;
        }
    }

    public Socket socket() {
        return connection.socket();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
