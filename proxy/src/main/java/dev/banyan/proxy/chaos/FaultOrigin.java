package dev.banyan.proxy.chaos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A backend on loopback that fails by a seed, on plain sockets. It remembers what it was asked to do: a request is
 * executed once the whole of it was read, whatever is answered then.
 */
public final class FaultOrigin implements AutoCloseable {
    /** The header by which a request is told from all others. */
    public static final String ID = "x-chaos-id";

    private static final byte[] GARBAGE =
            "\u0016\u0003\u0001 not http at all\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BODY = 4_000;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FaultOrigin::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ConcurrentMap<String, LongAdder> executed = new ConcurrentHashMap<>();
    private final AtomicLong attempts = new AtomicLong();
    private final Random faults;
    private final Duration pause;
    private volatile double share;
    private volatile Fault always = Fault.NONE;

    /**
     * @param seed of which request fails and how
     * @param share of the requests that fail, 0 to 1
     * @param pause how long it freezes, or is late
     */
    public FaultOrigin(long seed, double share, Duration pause) throws IOException {
        this.faults = new Random(seed);
        this.share = share;
        this.pause = pause;
        this.server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-origin");
        thread.setDaemon(true);
        return thread;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** From now on every request fails in that way; {@link Fault#NONE}: as the seed says. */
    public void always(Fault fault) {
        always = fault;
    }

    /** From now on that share of the requests fails. */
    public void share(double share) {
        this.share = share;
    }

    /** How often it was asked. */
    public long attempts() {
        return attempts.get();
    }

    /** How often each request was executed, by its id. */
    public Map<String, LongAdder> executed() {
        return executed;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException gone) {
                return;
            }
        }
    }

    private synchronized Fault draw() {
        Fault[] all = Fault.values();
        boolean fails = faults.nextDouble() < share;
        Fault drawn = all[1 + faults.nextInt(all.length - 1)];
        return always != Fault.NONE ? always : fails ? drawn : Fault.NONE;
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                in.mark(1);
                if (in.read() < 0) {
                    return;
                }
                in.reset();
                open = answer(socket, in);
            }
        } catch (IOException gone) {
            // The other end has had enough: that is what this is for.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(Socket socket, InputStream in) throws IOException, InterruptedException {
        attempts.incrementAndGet();
        Fault fault = draw();
        if (fault == Fault.REFUSE) {
            return reset(socket);
        }
        String id = FaultRequest.read(in);
        if (id == null) {
            return false;
        }
        executed.computeIfAbsent(id, any -> new LongAdder()).increment();
        OutputStream out = socket.getOutputStream();
        return switch (fault) {
            case NONE, REFUSE -> whole(out, 200);
            case UNAVAILABLE -> whole(out, 503);
            case FREEZE -> {
                pause();
                yield false;
            }
            case SLOW_FIRST_BYTE -> {
                pause();
                yield whole(out, 200);
            }
            case HALF_CLOSE -> false;
            case RESET_AT_HEAD -> reset(socket);
            case GARBAGE -> {
                out.write(GARBAGE);
                yield false;
            }
            case RESET_IN_BODY -> {
                part(out, BODY, BODY / 2);
                yield reset(socket);
            }
            case WRONG_LENGTH -> {
                part(out, BODY, BODY - 1);
                yield false;
            }
            case SLOW_BODY -> slow(out);
        };
    }

    private static boolean whole(OutputStream out, int status) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\nok").getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    private static void part(OutputStream out, int length, int sent) throws IOException {
        out.write(("HTTP/1.1 200 X\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(new byte[sent]);
        out.flush();
    }

    private boolean slow(OutputStream out) throws IOException, InterruptedException {
        part(out, 10, 1);
        for (int i = 1; i < 10; i++) {
            if (closed.await(pause.toMillis() / 20 + 1, TimeUnit.MILLISECONDS)) {
                return false;
            }
            out.write('x');
        }
        return true;
    }

    private void pause() throws InterruptedException {
        closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        return false;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        threads.shutdownNow();
    }

    /** Reads one request to its end. */
    private static final class FaultRequest {
        private FaultRequest() {}

        /** Its id; null where it was cut off, and so not executed. */
        static @Nullable String read(InputStream in) throws IOException {
            String id = "";
            long length = 0;
            boolean chunked = false;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
                String value = line.substring(colon + 1).trim();
                switch (name) {
                    case ID -> id = value;
                    case "content-length" -> length = Long.parseLong(value);
                    case "transfer-encoding" -> chunked = true;
                    default -> {
                        // Nothing that this backend looks at.
                    }
                }
            }
            return skip(in, length, chunked) ? id : null;
        }

        private static boolean skip(InputStream in, long length, boolean chunked) throws IOException {
            if (!chunked) {
                return in.readNBytes((int) length).length == length;
            }
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                if (in.readNBytes(size).length < size) {
                    return false;
                }
                line(in);
            }
            while (!line(in).isEmpty()) {
                // Trailers.
            }
            return true;
        }

        private static int chunk(InputStream in) throws IOException {
            return Integer.parseInt(line(in), 16);
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("request: cut off (expected: the rest of it)");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
