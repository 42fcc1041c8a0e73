package dev.banyan.proxy.edge.http2;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.HeaderBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a client says in one case of a table, in few words: stream 1 is the request that it is about. */
final class Spoken {
    private final H2Client client;

    Spoken(H2Client client) {
        this.client = client;
    }

    H2Client client() {
        return client;
    }

    /** Any frame, with a payload of so many zeros. */
    Spoken frame(int type, int flags, int stream, int length) throws IOException {
        return frame(type, flags, stream, new byte[length]);
    }

    Spoken frame(int type, int flags, int stream, byte[] payload) throws IOException {
        client.send(new H2Frame(type, flags, stream, payload));
        return this;
    }

    /** A payload in hex, with blanks where it helps the eye. */
    Spoken frame(int type, int flags, int stream, String hex) throws IOException {
        return frame(type, flags, stream, bytes(hex));
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** A whole GET. */
    Spoken get(int stream, String... lines) throws IOException {
        return headers(stream, true, H2Client.request("GET", "/", lines));
    }

    /** A GET on stream 1 with one header of so many bytes, in as many frames as it takes. */
    Spoken large(int bytes) throws IOException {
        client.begin(true, H2Client.request("GET", "/", "x-large: " + "a".repeat(bytes)));
        return this;
    }

    /** The head of a POST. */
    Spoken post(int stream, String... lines) throws IOException {
        return headers(stream, false, H2Client.request("POST", "/", lines));
    }

    Spoken headers(int stream, boolean end, List<String> lines) throws IOException {
        client.send(H2Frame.headers(stream, end, lines));
        return this;
    }

    Spoken headers(int stream, boolean end, String... lines) throws IOException {
        return headers(stream, end, List.of(lines));
    }

    /** A GET without one line, such as {@code :path}. */
    Spoken without(int stream, String name) throws IOException {
        return headers(
                stream,
                true,
                H2Client.request("GET", "/").stream()
                        .filter(line -> !line.startsWith(name + ":"))
                        .toList());
    }

    /** A GET whose block does not end with its frame. */
    Spoken openGet(int stream) throws IOException {
        return frame(H2Frame.HEADERS, H2Frame.END_STREAM, stream, block());
    }

    static byte[] block(String... lines) {
        return HeaderBlock.of(H2Client.request("GET", "/", lines));
    }

    /** The block of a GET with some bytes of HPACK before or behind it. */
    Spoken getWith(String hexBefore, String hexBehind) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes(hexBefore));
        whole.writeBytes(block());
        whole.writeBytes(bytes(hexBehind));
        return frame(H2Frame.HEADERS, H2Frame.END_STREAM | H2Frame.END_HEADERS, 1, whole.toByteArray());
    }

    Spoken continuation(int stream, boolean end, String... lines) throws IOException {
        client.send(H2Frame.continuation(stream, end, HeaderBlock.of(List.of(lines))));
        return this;
    }

    Spoken data(int stream, boolean end, String text) throws IOException {
        client.send(H2Frame.data(stream, end, text.getBytes(StandardCharsets.ISO_8859_1)));
        return this;
    }

    Spoken reset(int stream, int code) throws IOException {
        client.send(H2Frame.reset(stream, code));
        return this;
    }

    Spoken settings(int... pairs) throws IOException {
        client.send(H2Frame.settings(pairs));
        return this;
    }

    Spoken widen(int stream, int increment) throws IOException {
        client.send(H2Frame.windowUpdate(stream, increment));
        return this;
    }

    /** Waits for the end of the answer on that stream. */
    Spoken await(int stream) throws IOException {
        client.until(() -> client.stream(stream).isOver());
        return this;
    }

    Spoken awaitHead(int stream) throws IOException {
        client.until(() -> !client.stream(stream).fields().isEmpty());
        return this;
    }

    static byte[] padded(int padding, byte[] content, int zeros) {
        byte[] whole = new byte[1 + content.length + zeros];
        whole[0] = (byte) padding;
        System.arraycopy(content, 0, whole, 1, content.length);
        return whole;
    }

    static byte[] prioritized(int dependency, int weight, byte[] content) {
        byte[] whole = new byte[5 + content.length];
        for (int i = 0; i < 4; i++) {
            whole[i] = (byte) (dependency >>> (24 - 8 * i));
        }
        whole[4] = (byte) weight;
        System.arraycopy(content, 0, whole, 5, content.length);
        return whole;
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
