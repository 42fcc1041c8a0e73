package dev.banyan.proxy.semantics;

import dev.banyan.proxy.wire.H1Body;
import dev.banyan.proxy.wire.Lines;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Over HTTP/1.1, or 1.0. */
final class H1Caller implements Caller {
    /** Fixed, so that a receiver that stops reading holds its sender soon. */
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final Socket socket;
    private final InputStream in;
    private final String version;
    private final List<Answer.Interim> interims = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean chunked;
    private boolean discarding;
    private long bodyLength;
    private String method = "";
    private int status;
    private List<String> fields = List.of();
    private H1Body incoming;

    H1Caller(int port) throws IOException {
        this(port, "HTTP/1.1");
    }

    H1Caller(int port, String version) throws IOException {
        this.version = version;
        socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    @Override
    public void begin(String method, String target, boolean more, List<String> lines) throws IOException {
        forget(method);
        List<String> all = new ArrayList<>();
        if (Lines.of(lines, "host").isEmpty()) {
            all.add("Host: shop.test");
        }
        all.addAll(lines);
        chunked = more && Lines.of(lines, "content-length").isEmpty();
        if (chunked) {
            all.add("Transfer-Encoding: chunked");
        }
        write(method + " " + target + " " + version + "\r\n" + String.join("\r\n", all) + "\r\n\r\n");
    }

    private void forget(String method) {
        this.method = method;
        incoming = null;
        interims.clear();
        body.reset();
        bodyLength = 0;
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
    public void end(List<String> trailers) throws IOException {
        if (chunked) {
            StringBuilder last = new StringBuilder("0\r\n");
            trailers.forEach(line -> last.append(line).append("\r\n"));
            write(last + "\r\n");
        }
    }

    /** Reads the next of several answers that are on their way. */
    Answer next() throws IOException {
        forget("GET");
        return answer();
    }

    @Override
    public int interim() throws IOException {
        readHead();
        interims.add(new Answer.Interim(status, fields));
        return status;
    }

    @Override
    public Answer head() throws IOException {
        if (incoming == null) {
            readHead();
            while (status < 200 && status != 101) {
                interims.add(new Answer.Interim(status, fields));
                readHead();
            }
            boolean none = method.equals("HEAD") || status == 204 || status == 304 || status == 101;
            incoming = none ? H1Body.none(in) : H1Body.of(in, fields, true);
        }
        return answer(true);
    }

    private void readHead() throws IOException {
        List<String> lines = H1Body.lines(in);
        status = Integer.parseInt(lines.get(0).split(" ")[1]);
        fields = lines.subList(1, lines.size());
    }

    @Override
    public String awaitBody(int bytes) throws IOException {
        awaitLength(bytes);
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void discardBody() {
        discarding = true;
    }

    @Override
    public long awaitLength(long bytes) throws IOException {
        head();
        while (bodyLength < bytes && !incoming.isEnded()) {
            byte[] piece = incoming.next();
            bodyLength += piece.length;
            if (!discarding) {
                body.writeBytes(piece);
            }
        }
        return bodyLength;
    }

    @Override
    public Answer answer() throws IOException {
        head();
        try {
            awaitLength(Long.MAX_VALUE);
            return answer(true);
        } catch (SocketTimeoutException silent) {
            throw silent;
        } catch (IOException cut) {
            return answer(false);
        }
    }

    private Answer answer(boolean whole) {
        return new Answer(
                List.copyOf(interims),
                status,
                fields,
                body.toByteArray(),
                incoming.trailers(),
                incoming.framed(),
                whole);
    }

    @Override
    public void abort() throws IOException {
        socket.close();
    }

    @Override
    public boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
