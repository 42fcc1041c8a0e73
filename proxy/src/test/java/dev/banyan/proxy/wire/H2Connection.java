package dev.banyan.proxy.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * What both ends of an HTTP/2 connection need: frames in and out, header blocks, windows. It obeys flow control in what
 * it sends by itself; what a test sends as frames goes out as it is.
 */
final class H2Connection implements Closeable {
    static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DEFAULT_WINDOW = 65_535;

    /** Waits until something holds that frames from the other end bring about. */
    @FunctionalInterface
    interface Patience {
        void until(BooleanSupplier condition) throws IOException;
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final HeaderBlock headers = new HeaderBlock();
    private final Map<Integer, H2Stream> streams = new ConcurrentHashMap<>();
    private final List<H2Frame> goAways = new ArrayList<>();
    private final Map<Integer, Integer> withheld = new HashMap<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private boolean blockEnds;
    private long window = DEFAULT_WINDOW;
    private int initialWindow = DEFAULT_WINDOW;
    private int maxFrame = 16_384;
    private volatile boolean holding;
    private volatile boolean closed;
    private volatile boolean settled;
    private volatile int pongs;

    H2Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
        out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    InputStream in() {
        return in;
    }

    void write(byte[] bytes) throws IOException {
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }

    void write(H2Frame... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (H2Frame frame : frames) {
            all.writeBytes(frame.bytes());
        }
        write(all.toByteArray());
    }

    /** Headers of any size: what does not fit a frame goes on in CONTINUATION. */
    void writeHeaders(int stream, boolean end, List<String> lines) throws IOException {
        byte[] whole = HeaderBlock.of(lines);
        List<H2Frame> frames = new ArrayList<>();
        for (int at = 0; at == 0 || at < whole.length; at += maxFrame) {
            byte[] part = Arrays.copyOfRange(whole, at, Math.min(whole.length, at + maxFrame));
            int last = at + maxFrame >= whole.length ? H2Frame.END_HEADERS : 0;
            frames.add(
                    at == 0
                            ? new H2Frame(H2Frame.HEADERS, last | (end ? H2Frame.END_STREAM : 0), stream, part)
                            : new H2Frame(H2Frame.CONTINUATION, last, stream, part));
        }
        write(frames.toArray(H2Frame[]::new));
    }

    /** DATA as the windows allow it; stops where the other end reset the stream or left. */
    void writeData(int stream, boolean end, byte[] bytes, Patience patience) throws IOException {
        int at = 0;
        while (at < bytes.length) {
            patience.until(() -> room(stream) > 0 || isOver(stream));
            int size = take(stream, Math.min(bytes.length - at, maxFrame));
            if (size == 0 && isOver(stream)) {
                return;
            }
            if (size == 0) {
                // Another stream was quicker to take what the connection's window had.
                continue;
            }
            byte[] part = Arrays.copyOfRange(bytes, at, at + size);
            at += size;
            write(H2Frame.data(stream, end && at == bytes.length, part));
        }
        if (bytes.length == 0) {
            write(H2Frame.data(stream, end, bytes));
        }
    }

    private synchronized long room(int stream) {
        return Math.min(window, stream(stream).window);
    }

    private synchronized int take(int stream, int most) {
        int size = (int) Math.max(0, Math.min(most, room(stream)));
        window -= size;
        stream(stream).window -= size;
        return size;
    }

    private boolean isOver(int stream) {
        return closed || stream(stream).reset() != null;
    }

    H2Frame read() throws IOException {
        return H2Frame.read(in);
    }

    /** Takes in one frame and answers what must be answered. */
    void apply(H2Frame frame) throws IOException {
        switch (frame.type()) {
            case H2Frame.HEADERS -> begin(frame);
            case H2Frame.CONTINUATION -> append(frame, frame.payload());
            case H2Frame.DATA -> data(frame);
            case H2Frame.RST_STREAM -> stream(frame.stream()).resetCame(frame.number(0));
            case H2Frame.SETTINGS -> settings(frame);
            case H2Frame.PING -> pong(frame);
            case H2Frame.GOAWAY -> goAwayCame(frame);
            case H2Frame.WINDOW_UPDATE -> widen(frame);
            default -> {}
        }
    }

    private void begin(H2Frame frame) throws IOException {
        block.reset();
        blockEnds = frame.has(H2Frame.END_STREAM);
        append(frame, frame.content());
    }

    private void append(H2Frame frame, byte[] part) throws IOException {
        block.writeBytes(part);
        if (frame.has(H2Frame.END_HEADERS)) {
            stream(frame.stream()).headersCame(headers.read(block.toByteArray()), blockEnds);
        }
    }

    private void data(H2Frame frame) throws IOException {
        int size = frame.payload().length;
        boolean end = frame.has(H2Frame.END_STREAM);
        stream(frame.stream()).dataCame(frame.content(), end);
        synchronized (withheld) {
            withheld.merge(0, size, Integer::sum);
            if (!end) {
                withheld.merge(frame.stream(), size, Integer::sum);
            }
            if (!holding) {
                giveBack();
            }
        }
    }

    private void giveBack() throws IOException {
        List<H2Frame> updates = new ArrayList<>();
        withheld.forEach((stream, size) -> {
            if (size > 0) {
                updates.add(H2Frame.windowUpdate(stream, size));
            }
        });
        withheld.clear();
        write(updates.toArray(H2Frame[]::new));
    }

    private void settings(H2Frame frame) throws IOException {
        if (frame.has(H2Frame.ACK)) {
            return;
        }
        java.nio.ByteBuffer pairs = java.nio.ByteBuffer.wrap(frame.payload());
        while (pairs.remaining() >= 6) {
            set(pairs.getShort(), pairs.getInt());
        }
        settled = true;
        write(H2Frame.settingsAck());
    }

    private synchronized void set(int setting, int value) {
        if (setting == H2Frame.SETTING_INITIAL_WINDOW_SIZE) {
            streams.values().forEach(stream -> stream.window += value - initialWindow);
            initialWindow = value;
        } else if (setting == H2Frame.SETTING_MAX_FRAME_SIZE) {
            maxFrame = Math.min(value, 65_536);
        }
    }

    private void pong(H2Frame frame) throws IOException {
        if (frame.has(H2Frame.ACK)) {
            pongs++;
        } else {
            write(new H2Frame(H2Frame.PING, H2Frame.ACK, 0, frame.payload()));
        }
    }

    private synchronized void goAwayCame(H2Frame frame) {
        goAways.add(frame);
    }

    private synchronized void widen(H2Frame frame) {
        if (frame.stream() == 0) {
            window += frame.number(0);
        } else {
            stream(frame.stream()).window += frame.number(0);
        }
    }

    synchronized H2Stream stream(int id) {
        return streams.computeIfAbsent(id, made -> new H2Stream(made, initialWindow));
    }

    Collection<H2Stream> streams() {
        return streams.values();
    }

    /** How many answers to PING came. */
    int pongs() {
        return pongs;
    }

    synchronized List<H2Frame> goAways() {
        return List.copyOf(goAways);
    }

    /** True once the other end has said its settings. */
    boolean isSettled() {
        return settled;
    }

    /** While held, what came is not given back to the windows; afterwards it is. */
    void hold(boolean hold) throws IOException {
        synchronized (withheld) {
            holding = hold;
            if (!hold) {
                giveBack();
            }
        }
    }

    void ended() {
        closed = true;
    }

    /** True where the other end will say nothing more. */
    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socket.close();
    }
}
