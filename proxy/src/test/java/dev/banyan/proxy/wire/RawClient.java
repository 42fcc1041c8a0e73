package dev.banyan.proxy.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes as a test wrote them, over one connection. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** The next whole answer; interim ones before it are skipped. */
    public RawMessage answer() throws IOException {
        RawMessage answer = RawMessage.read(in, true);
        while (answer != null && answer.isInterim()) {
            answer = RawMessage.read(in, true);
        }
        return answer;
    }

    /** The next answer's head, where no body follows. */
    public RawMessage head() throws IOException {
        return RawMessage.readHead(in);
    }

    /** Sends and reads one answer. */
    public RawMessage ask(String bytes) throws IOException {
        return send(bytes).answer();
    }

    public RawMessage get(String target, String... headers) throws IOException {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ask("GET " + target + " HTTP/1.1\r\nHost: shop.test\r\n" + lines + "\r\n");
    }

    /** True where the other end has closed, and nothing more came before that. */
    public boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    /** The bytes that are there at once. */
    public int read(byte[] into) throws IOException {
        return in.read(into);
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
