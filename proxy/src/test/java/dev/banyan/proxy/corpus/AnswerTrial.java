package dev.banyan.proxy.corpus;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Lets an origin answer with vectors, one after the other, and says what of that reached the client that should not have.
 * After each, three probes must get answers of their own.
 *
 * <p>The verdicts:
 *
 * <ul>
 *   <li>{@code pass N}: the client gets that answer, as wanted; the origin's connection is used again, unless
 *       {@code reused=no} or {@code reused=any}.
 *   <li>{@code bad}: 502 {@code bad-backend-response}.
 *   <li>{@code gone}: 502 {@code backend-reset}, or {@code bad-backend-response} where something had come.
 *   <li>{@code broken}: either of the two, or an answer that ends before it is whole, so that the client can tell.
 *   <li>{@code either N}: as {@code pass N} or as {@code bad}.
 * </ul>
 *
 * But for {@code pass}, the origin's connection is never used again.
 */
final class AnswerTrial implements AutoCloseable {
    private static final Pattern BAD = Pattern.compile("\"code\":\"bad-backend-response\"");
    private static final Pattern BAD_OR_RESET = Pattern.compile("\"code\":\"(bad-backend-response|backend-reset)\"");
    private static final String TARGET = "/vector";
    private final boolean inTwo;
    private final boolean http2;
    private final RecordingOrigin origin;
    private int port;
    private WireClient steady;
    private WireClient between;
    private int probes;
    private volatile Vector current;
    private volatile CountDownLatch written = new CountDownLatch(0);

    /**
     * @param inTwo whether an answer comes in two pieces, cut at a place that differs from one to the next
     * @param http2 whether clients ask over HTTP/2
     */
    AnswerTrial(boolean inTwo, boolean http2) throws IOException {
        this.inTwo = inTwo;
        this.http2 = http2;
        this.origin = new RecordingOrigin(new StrictReading(), this::answer);
    }

    String url() {
        return origin.url();
    }

    void through(int port) throws IOException {
        this.port = port;
        this.steady = new WireClient(port);
        this.between = new WireClient(port);
    }

    /** What the origin does with a request. */
    private boolean answer(Seen request, Socket socket) throws IOException {
        if (!request.head().word(1).equals(TARGET)) {
            return RecordingOrigin.echo(request, socket);
        }
        String bytes = current.bytes();
        int end = bytes.endsWith("{close}") || bytes.endsWith("{reset}") ? bytes.length() - 7 : bytes.length();
        try {
            write(socket, bytes.substring(0, end));
            if (end < bytes.length()) {
                socket.setSoLinger(bytes.endsWith("{reset}"), 0);
                socket.close();
            }
        } finally {
            written.countDown();
        }
        return end == bytes.length();
    }

    private void write(Socket socket, String bytes) throws IOException {
        int cut = inTwo && bytes.length() > 1 ? 1 + Math.floorMod(current.id().hashCode(), bytes.length() - 1) : 0;
        if (cut > 0) {
            RecordingOrigin.write(socket, bytes.substring(0, cut));
            between.awaitLoop();
        }
        RecordingOrigin.write(socket, bytes.substring(cut));
    }

    Outcome run(Vector vector) throws IOException {
        Run run = new Run(vector);
        try {
            run.all();
        } catch (Exception broken) {
            run.faults.add(broken.toString());
            close();
            through(port);
        }
        return new Outcome(vector, run.faults, null);
    }

    @Override
    public void close() throws IOException {
        steady.close();
        between.close();
    }

    /** Ends the origin too. */
    void end() throws IOException {
        close();
        origin.close();
    }

    /** One vector's way. */
    private final class Run {
        private final Vector vector;
        private final Expectation expected;
        private final String asks;
        private final List<String> faults = new ArrayList<>();
        private final List<String> probed = new ArrayList<>();
        private final int mark = origin.count();
        private boolean passed;

        Run(Vector vector) {
            this.vector = vector;
            this.expected = vector.expectation();
            this.asks = expected.want(Expectation.ASKS, "GET");
        }

        private void check(boolean holds, String otherwise) {
            if (!holds) {
                faults.add(otherwise);
            }
        }

        void all() throws Exception {
            current = vector;
            written = new CountDownLatch(1);
            try (Asking client = http2 ? new AskingH2(port, asks) : new AskingH1(port, asks)) {
                Answer answer = client.ask();
                check(written.await(5, TimeUnit.SECONDS), "the origin could not write all of it");
                steady.awaitLoop();
                judge(client, answer);
            }
            while (probed.size() < 3) {
                String target = nextProbe();
                checkProbe(target, steady.get(target));
            }
            onTheOriginsSide();
        }

        private void judge(Asking client, Answer answer) throws IOException {
            if (answer == null) {
                faults.add("no answer");
                return;
            }
            switch (expected.verdict()) {
                case "pass" -> passed(client, answer);
                case "bad" -> refused(client, answer, BAD);
                case "gone" -> refused(client, answer, BAD_OR_RESET);
                case "broken" -> broken(client, answer);
                case "either" -> {
                    if (answer.status() == 502) {
                        refused(client, answer, BAD);
                    } else {
                        passed(client, answer);
                    }
                }
                default -> throw new IllegalArgumentException("verdict: " + expected.verdict());
            }
        }

        private void passed(Asking client, Answer answer) throws IOException {
            passed = true;
            check(expected.statuses().contains(answer.status()), "status " + answer.status());
            check(answer.body() != null, "cut");
            if (answer.body() != null) {
                faults.addAll(Wanted.faults(expected, answer.head(), answer.body(), "the client"));
            }
            faults.addAll(Wanted.ofInterims(expected, answer));
            goOn(client, answer);
        }

        private void refused(Asking client, Answer answer, Pattern problem) throws IOException {
            check(isProblem(answer, problem), "not a problem: " + answer);
            goOn(client, answer);
        }

        private boolean isProblem(Answer answer, Pattern problem) {
            return answer.status() == 502
                    && answer.body() != null
                    && problem.matcher(answer.body().text()).find();
        }

        private void broken(Asking client, Answer answer) throws IOException {
            boolean refused = isProblem(answer, BAD_OR_RESET);
            boolean cut = answer.status() == 200 && answer.body() == null;
            check(refused || cut, "whole, and neither refused nor cut: " + answer);
            goOn(client, answer);
        }

        /** Nothing stands between this answer and the next, or behind the last. */
        private void goOn(Asking client, Answer answer) throws IOException {
            boolean last = client.isLast(answer);
            check(http2 || last || !expected.has("closed"), "not the last answer: " + answer.head());
            if (last) {
                check(client.rest().isEmpty(), "more behind the last answer");
                return;
            }
            client.awaitLoop();
            probe(client);
        }

        private void probe(Asking client) throws IOException {
            String target = nextProbe();
            checkProbe(target, client.get(target));
        }

        private String nextProbe() {
            String target = "/probe-" + ++probes;
            probed.add(target);
            return target;
        }

        private void checkProbe(String target, Answer answer) throws IOException {
            if (answer == null || !answer.body().text().equals(target)) {
                throw new IOException("desync: " + target + " was answered with " + answer);
            }
        }

        private void onTheOriginsSide() {
            List<Seen> seen = origin.since(mark);
            List<Seen> asked = seen.stream()
                    .filter(request -> request.head().word(1).equals(TARGET))
                    .toList();
            List<Seen> later = seen.stream()
                    .filter(request -> probed.contains(request.head().word(1)))
                    .toList();
            check(asked.size() == 1, "asked of the origin: " + asked + " (expected: once)");
            check(later.size() == probed.size(), "probes at the origin: " + later);
            if (asked.isEmpty()) {
                return;
            }
            int connection = asked.get(0).connection();
            String reused = passed ? expected.want("reused", "yes") : "no";
            boolean again = later.stream().anyMatch(probe -> probe.connection() == connection);
            check(reused.equals("any") || again == reused.equals("yes"), "the connection was used again: " + again);
        }
    }
}
