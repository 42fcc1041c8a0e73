package dev.banyan.proxy.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends request vectors through one Banyan to one origin, one after the other, and says what was not as expected. After
 * each vector three probes ask for something of their own: on the vector's connection where it stays open, and on one
 * that lives through the whole run. All share one connection to the origin, so that a byte too many or too few of a
 * vector spoils a probe.
 *
 * <p>The verdicts:
 *
 * <ul>
 *   <li>{@code accept}: answered by the origin, which saw it once, whole and as wanted.
 *   <li>{@code answer N}: answered by Banyan itself; the connection stays open, the origin sees nothing.
 *   <li>{@code reject N}: answered with a problem, the connection is closed, the origin sees nothing.
 *   <li>{@code cut N}: the same, but the fault shows behind the head: the origin may see a beginning, never the whole.
 *   <li>{@code lost}: the client ends in the middle; the origin never sees the whole.
 *   <li>{@code either N}: as {@code accept} or as {@code reject N}.
 * </ul>
 */
final class RequestTrial implements AutoCloseable {
    private final int port;
    private final RecordingOrigin origin;
    private final boolean inTwo;
    private WireClient steady;
    private int probes;

    /** @param inTwo whether a vector's bytes come in two pieces, cut at a place that differs from one to the next */
    RequestTrial(int port, RecordingOrigin origin, boolean inTwo) throws IOException {
        this.port = port;
        this.origin = origin;
        this.inTwo = inTwo;
        this.steady = new WireClient(port);
    }

    Outcome run(Vector vector) throws IOException {
        Run run = new Run(vector);
        try {
            run.all();
        } catch (Exception | AssertionError broken) {
            run.fault(broken.toString());
            steady.close();
            steady = new WireClient(port);
        }
        return new Outcome(vector, run.faults, run.accepted);
    }

    @Override
    public void close() throws IOException {
        steady.close();
    }

    /** One vector's way. */
    private final class Run {
        private final Vector vector;
        private final Expectation expected;
        private final List<String> faults = new ArrayList<>();
        private final OriginsSide origins;
        private Seen accepted;

        Run(Vector vector) {
            this.vector = vector;
            this.expected = vector.expectation();
            this.origins = new OriginsSide(vector, origin, faults);
        }

        void fault(String what) {
            faults.add(what);
        }

        private void check(boolean holds, String otherwise) {
            if (!holds) {
                faults.add(otherwise);
            }
        }

        void all() throws Exception {
            boolean passed;
            try (WireClient client = new WireClient(port)) {
                send(client);
                passed = onTheClientsSide(client);
            }
            while (origins.wantsProbe()) {
                probe(steady);
            }
            accepted = origins.check(passed);
        }

        private void send(WireClient client) throws IOException {
            String bytes = vector.bytes();
            if (inTwo && bytes.length() > 1) {
                int cut = 1 + Math.floorMod(vector.id().hashCode(), bytes.length() - 1);
                client.send(bytes.substring(0, cut));
                steady.awaitLoop();
                client.trySend(bytes.substring(cut));
            } else {
                client.send(bytes);
            }
            if (expected.verdict().equals("lost")) {
                client.finish();
            }
        }

        /** @return whether the origin is to have seen the vector */
        private boolean onTheClientsSide(WireClient client) throws IOException {
            if (expected.verdict().equals("lost")) {
                String rest = client.rest();
                check(rest.isEmpty() || rest.startsWith("HTTP/1.1 4"), "answered: " + Escapes.write(rest));
                return false;
            }
            Answer answer = client.answer(vector.method());
            if (answer == null) {
                fault("no answer");
                return false;
            }
            switch (expected.verdict()) {
                case "accept" -> passed(client, answer);
                case "answer" -> answered(client, answer);
                case "reject", "cut" -> refused(client, answer);
                case "either" -> {
                    if (expected.statuses().contains(answer.status())) {
                        refused(client, answer);
                        return false;
                    }
                    passed(client, answer);
                }
                default -> throw new IllegalArgumentException("verdict: " + expected.verdict());
            }
            return expected.verdict().equals("accept") || expected.verdict().equals("either");
        }

        private void passed(WireClient client, Answer answer) throws IOException {
            check(answer.status() == 200, "status " + answer.status() + " (expected: 200)");
            faults.addAll(Wanted.ofInterims(expected, answer));
            if (expected.has("then")) {
                Answer second = client.answer("GET");
                check(second != null && expected.want("then", "").equals("" + second.status()), "then " + second);
                isOver(client);
            } else if (expected.has("closed")) {
                check(answer.saysClose() || vector.bytes().contains(" HTTP/1.0"), "no Connection: close");
                isOver(client);
            } else {
                probe(client);
            }
        }

        private void answered(WireClient client, Answer answer) throws IOException {
            check(expected.statuses().contains(answer.status()), "status " + answer.status());
            if (expected.has("closed")) {
                isOver(client);
            } else {
                probe(client);
            }
        }

        private void refused(WireClient client, Answer answer) {
            check(expected.statuses().contains(answer.status()), "status " + answer.status());
            check(answer.saysClose(), "no Connection: close");
            check(
                    answer.head().values("content-type").equals("application/problem+json"),
                    "content-type " + answer.head().values("content-type"));
            isOver(client);
        }

        /** Nothing more comes, also where another request is sent. */
        private void isOver(WireClient client) {
            client.trySend("GET /behind-the-end HTTP/1.1\r\nHost: probe.test\r\n\r\n");
            client.finish();
            try {
                String rest = client.rest();
                check(rest.isEmpty(), "more behind the last answer: " + Escapes.write(rest));
            } catch (IOException open) {
                fault("not closed: " + open.getMessage());
            }
        }

        private void probe(WireClient client) throws IOException {
            String target = "/probe-" + ++probes;
            origins.probed(target);
            Answer answer = client.get(target);
            if (answer == null || !answer.body().text().equals(target)) {
                throw new IOException("desync: " + target + " was answered with " + answer);
            }
        }
    }
}
