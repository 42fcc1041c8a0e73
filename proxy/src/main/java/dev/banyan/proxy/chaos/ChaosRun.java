package dev.banyan.proxy.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Sends requests to a Banyan whose backends fail, each over a connection of its own, and looks at every end. */
public final class ChaosRun {
    private static final int THREADS = 32;

    private final int port;
    private final List<ChaosRequest> kinds;
    private final List<FaultOrigin> origins;
    private final Duration patience;
    private final long seed;
    private final ConcurrentMap<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Boolean> unsafe = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param port of a Banyan on loopback
     * @param rules of that Banyan
     * @param origins its backends
     * @param patience after which a request that has no end is one that hangs
     */
    public ChaosRun(
            int port, dev.banyan.rules.model.Rules rules, List<FaultOrigin> origins, Duration patience, long seed) {
        this.port = port;
        this.kinds = ChaosRequest.of(rules);
        this.origins = List.copyOf(origins);
        this.patience = patience;
        this.seed = seed;
    }

    /** Returns when every request has ended. */
    public ChaosReport run(int requests) throws InterruptedException {
        long[] millis = new long[requests];
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int i = 0; i < THREADS; i++) {
                Random choice = new Random(seed + i);
                threads.execute(() -> send(requests, millis, choice));
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.DAYS);
        } finally {
            threads.shutdownNow();
        }
        java.util.Arrays.sort(millis);
        return new ChaosReport(
                requests, counts(), millis[requests / 2], millis[requests - 1], attempts(), executedTwice());
    }

    private void send(int requests, long[] millis, Random choice) {
        for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
            ChaosRequest request = kinds.get(choice.nextInt(kinds.size()));
            String id = seed + "-" + number;
            if (request.isUnsafe()) {
                unsafe.put(id, true);
            }
            long began = System.nanoTime();
            String outcome = outcome(request, id);
            millis[number] = (System.nanoTime() - began) / 1_000_000;
            outcomes.computeIfAbsent(outcome, word -> new LongAdder()).increment();
        }
    }

    private String outcome(ChaosRequest request, String id) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) patience.toMillis());
            socket.getOutputStream().write(bytes(request, id));
            return read(socket.getInputStream(), request.method().equals("HEAD"));
        } catch (SocketTimeoutException hung) {
            return "hung";
        } catch (IOException cut) {
            return "cut";
        }
    }

    private static byte[] bytes(ChaosRequest request, String id) {
        StringBuilder head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\nHost: "
                + request.host() + "\r\nConnection: close\r\n" + FaultOrigin.ID + ": " + id + "\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        boolean body = !request.method().equals("GET") && !request.method().equals("HEAD");
        head.append(body ? "Content-Length: 5\r\n\r\nhello" : "\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The status, or {@code cut} where the answer does not reach the end that its head promises. */
    private static String read(InputStream in, boolean bodyless) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        String text = all.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || text.length() < 12) {
            return "cut";
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        int length = head.indexOf("content-length: ");
        boolean whole = bodyless
                || (length < 0
                        ? text.endsWith("0\r\n\r\n")
                        : text.length() - end - 4
                                == Long.parseLong(head.substring(length + 16)
                                        .lines()
                                        .findFirst()
                                        .orElse("0")));
        return whole ? text.substring(9, 12) : "cut";
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        return counts;
    }

    private long attempts() {
        return origins.stream().mapToLong(FaultOrigin::attempts).sum();
    }

    private List<String> executedTwice() {
        List<String> twice = new ArrayList<>();
        for (String id : unsafe.keySet()) {
            long times = origins.stream()
                    .map(origin -> origin.executed().get(id))
                    .filter(java.util.Objects::nonNull)
                    .mapToLong(LongAdder::sum)
                    .sum();
            if (times > 1) {
                twice.add(id);
            }
        }
        return twice;
    }
}
