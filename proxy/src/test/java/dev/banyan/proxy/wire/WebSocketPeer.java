package dev.banyan.proxy.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** One end of a WebSocket (RFC 6455) over a bare socket; what it sends is what the test wrote. */
public final class WebSocketPeer implements AutoCloseable {
    public static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    /** Fixed, so that a receiver that stops reading holds its sender soon. */
    static final int RECEIVE_BUFFER = 1 << 20;

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Socket socket;
    private final InputStream in;
    private String start = "";
    private List<String> fields = List.of();

    /**
     * A frame, its payload as it stands on the wire.
     *
     * @param first FIN, the reserved bits and the opcode
     * @param mask four bytes, or none
     */
    public record Frame(int first, byte[] mask, byte[] payload) {
        public static Frame text(boolean masked, String text) {
            return of(0x81, masked, text.getBytes(StandardCharsets.UTF_8));
        }

        /** @param code of the close, two bytes ahead of the reason */
        public static Frame close(boolean masked, int code, String reason) {
            byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
            return of(
                    0x88,
                    masked,
                    ByteBuffer.allocate(2 + bytes.length)
                            .putShort((short) code)
                            .put(bytes)
                            .array());
        }

        /** Masked as clients do, or not, as servers do. */
        public static Frame of(int first, boolean masked, byte[] payload) {
            byte[] mask = masked ? new byte[] {0x37, (byte) 0xfa, 0x21, 0x3d} : new byte[0];
            byte[] bytes = payload.clone();
            for (int i = 0; masked && i < bytes.length; i++) {
                bytes[i] ^= mask[i % 4];
            }
            return new Frame(first, mask, bytes);
        }

        /** The code of a close that is not masked. */
        public int code() {
            return ByteBuffer.wrap(payload).getShort() & 0xffff;
        }

        public byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(first);
            int bit = mask.length == 0 ? 0 : 0x80;
            if (payload.length < 126) {
                out.write(bit | payload.length);
            } else if (payload.length < 65_536) {
                out.write(bit | 126);
                out.writeBytes(
                        ByteBuffer.allocate(2).putShort((short) payload.length).array());
            } else {
                out.write(bit | 127);
                out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
            }
            out.writeBytes(mask);
            out.writeBytes(payload);
            return out.toByteArray();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Frame frame && Arrays.equals(bytes(), frame.bytes());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes());
        }

        @Override
        public String toString() {
            return "frame " + Integer.toHexString(first) + " length " + payload.length;
        }
    }

    WebSocketPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /** A client that has said nothing yet. */
    public static WebSocketPeer client(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new WebSocketPeer(socket);
    }

    /** What answers {@link #KEY} (section 4.2.2). */
    public static String accept() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((KEY + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a WebSocket, and says what further lines say. */
    public WebSocketPeer ask(String target, String... lines) throws IOException {
        String further = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
        return write("GET " + target + " HTTP/1.1\r\nHost: shop.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n" + further + "\r\n");
    }

    /** Agrees to what was asked. */
    public WebSocketPeer agree(String... lines) throws IOException {
        String further = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
        return write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept() + "\r\n" + further + "\r\n");
    }

    public WebSocketPeer write(String bytes) throws IOException {
        return write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public WebSocketPeer write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public WebSocketPeer send(Frame... frames) throws IOException {
        for (Frame frame : frames) {
            write(frame.bytes());
        }
        return this;
    }

    /** Reads a head: the start line and its fields. */
    public WebSocketPeer readHead() throws IOException {
        start = H1Body.line(in);
        fields = H1Body.lines(in);
        return this;
    }

    public String start() {
        return start;
    }

    public List<String> headers(String name) {
        return Lines.of(fields, name);
    }

    /** The body of the head that was read. */
    public String body() throws IOException {
        H1Body body = H1Body.of(in, fields, false);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (!body.isEnded()) {
            all.writeBytes(body.next());
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    public Frame read() throws IOException {
        DataInputStream data = new DataInputStream(in);
        int first = data.readUnsignedByte();
        int second = data.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = data.readUnsignedShort();
        } else if (length == 127) {
            length = data.readLong();
        }
        byte[] mask = new byte[(second & 0x80) == 0 ? 0 : 4];
        data.readFully(mask);
        byte[] payload = new byte[(int) length];
        data.readFully(payload);
        return new Frame(first, mask, payload);
    }

    /** Some bytes as they came, as many as that at most. */
    public int read(byte[] into, int most) throws IOException {
        int size = in.read(into, 0, most);
        if (size < 0) {
            throw new EOFException("WebSocket: ended (expected: more)");
        }
        return size;
    }

    /** True where the other end has ended, by FIN or by a reset, and nothing came before that. */
    public boolean isEnded() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Ends what this end sends; it goes on reading. */
    public void endSending() throws IOException {
        socket.shutdownOutput();
    }

    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
