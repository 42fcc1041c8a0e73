package dev.banyan.proxy.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * One HTTP/2 frame (RFC 9113, section 4.1) as it stands on the wire, or as a test wants it there: nothing is checked.
 *
 * @param stream 0 for the connection
 */
public record H2Frame(int type, int flags, int stream, byte[] payload) {
    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int PRIORITY = 2;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PUSH_PROMISE = 5;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    public static final int END_STREAM = 0x1;
    public static final int ACK = 0x1;
    public static final int END_HEADERS = 0x4;
    public static final int PADDED = 0x8;
    public static final int PRIORITIZED = 0x20;

    public static final int SETTING_HEADER_TABLE_SIZE = 1;
    public static final int SETTING_MAX_CONCURRENT_STREAMS = 3;
    public static final int SETTING_INITIAL_WINDOW_SIZE = 4;
    public static final int SETTING_MAX_FRAME_SIZE = 5;

    public static final int NO_ERROR = 0;
    public static final int PROTOCOL_ERROR = 1;
    public static final int INTERNAL_ERROR = 2;
    public static final int FLOW_CONTROL_ERROR = 3;
    public static final int STREAM_CLOSED = 5;
    public static final int FRAME_SIZE_ERROR = 6;
    public static final int REFUSED_STREAM = 7;
    public static final int CANCEL = 8;
    public static final int COMPRESSION_ERROR = 9;
    public static final int ENHANCE_YOUR_CALM = 11;

    /** A whole header block, written as {@link HeaderBlock#of} does. */
    public static H2Frame headers(int stream, boolean end, List<String> lines) {
        return new H2Frame(HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream, HeaderBlock.of(lines));
    }

    public static H2Frame headers(int stream, boolean end, String... lines) {
        return headers(stream, end, List.of(lines));
    }

    public static H2Frame continuation(int stream, boolean end, byte[] block) {
        return new H2Frame(CONTINUATION, end ? END_HEADERS : 0, stream, block);
    }

    public static H2Frame data(int stream, boolean end, byte[] payload) {
        return new H2Frame(DATA, end ? END_STREAM : 0, stream, payload);
    }

    public static H2Frame reset(int stream, int code) {
        return new H2Frame(RST_STREAM, 0, stream, ints(code));
    }

    /** @param pairs identifier, value, identifier, value, ... */
    public static H2Frame settings(int... pairs) {
        ByteBuffer payload = ByteBuffer.allocate(pairs.length * 3);
        for (int i = 0; i < pairs.length; i += 2) {
            payload.putShort((short) pairs[i]).putInt(pairs[i + 1]);
        }
        return new H2Frame(SETTINGS, 0, 0, payload.array());
    }

    public static H2Frame settingsAck() {
        return new H2Frame(SETTINGS, ACK, 0, new byte[0]);
    }

    public static H2Frame ping(long opaque) {
        return new H2Frame(PING, 0, 0, ByteBuffer.allocate(8).putLong(opaque).array());
    }

    public static H2Frame goAway(int lastStream, int code) {
        return new H2Frame(GOAWAY, 0, 0, ints(lastStream, code));
    }

    public static H2Frame windowUpdate(int stream, int increment) {
        return new H2Frame(WINDOW_UPDATE, 0, stream, ints(increment));
    }

    /** The next frame, or null where the connection ended between two. */
    static H2Frame read(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        DataInputStream data = new DataInputStream(in);
        int length = first << 16 | data.readUnsignedShort();
        int type = data.readUnsignedByte();
        int flags = data.readUnsignedByte();
        int stream = data.readInt() & Integer.MAX_VALUE;
        byte[] payload = new byte[length];
        data.readFully(payload);
        return new H2Frame(type, flags, stream, payload);
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The payload's 32-bit number of that place: an error code, an increment, a last stream. */
    public int number(int index) {
        return ByteBuffer.wrap(payload).getInt(index * 4);
    }

    /** The payload without padding and priority. */
    byte[] content() {
        int from = has(PADDED) && (type == DATA || type == HEADERS) ? 1 : 0;
        int padding = from == 0 ? 0 : payload[0] & 0xff;
        if (type == HEADERS && has(PRIORITIZED)) {
            from += 5;
        }
        return Arrays.copyOfRange(payload, from, payload.length - padding);
    }

    private static byte[] ints(int... values) {
        ByteBuffer payload = ByteBuffer.allocate(values.length * 4);
        for (int value : values) {
            payload.putInt(value);
        }
        return payload.array();
    }

    @Override
    public String toString() {
        return "frame type " + type + " flags " + flags + " stream " + stream + " length " + payload.length;
    }
}
