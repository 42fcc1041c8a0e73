package dev.banyan.proxy.corpus;

import dev.banyan.proxy.wire.H2Client;
import dev.banyan.proxy.wire.H2Frame;
import dev.banyan.proxy.wire.H2Stream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends request vectors over HTTP/2 through one Banyan to one origin that speaks HTTP/1.1, and says what was not as
 * expected. After each, a probe on the same connection and two over HTTP/1.1 ask for something of their own.
 *
 * <p>The verdicts {@code accept}, {@code answer N} and {@code either N} are those of {@link RequestTrial}. {@code refuse
 * N}: answered with that status, or the stream is reset for a protocol error; the origin sees nothing and the connection
 * goes on. {@code cut N}: the same, but the origin may see a beginning.
 */
final class H2Trial implements AutoCloseable {
    private final int port;
    private final RecordingOrigin origin;
    private WireClient steady;
    private H2Client client;
    private int probes;

    H2Trial(int port, RecordingOrigin origin) throws IOException {
        this.port = port;
        this.origin = origin;
        open();
    }

    private void open() throws IOException {
        steady = new WireClient(port);
        client = H2Client.to(port);
    }

    Outcome run(Vector vector) throws IOException {
        Run run = new Run(vector);
        try {
            run.all();
        } catch (Exception | AssertionError broken) {
            run.faults.add(broken.toString());
            close();
            open();
        }
        return new Outcome(vector, run.faults, run.accepted);
    }

    @Override
    public void close() throws IOException {
        steady.close();
        client.close();
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

        private void check(boolean holds, String otherwise) {
            if (!holds) {
                faults.add(otherwise);
            }
        }

        void all() throws Exception {
            boolean passed = judge(client.answer(send(H2Message.of(vector.bytes()))));
            String target = nextProbe();
            checkProbe(target, client.get(target).text());
            while (origins.wantsProbe()) {
                target = nextProbe();
                checkProbe(target, steady.get(target).body().text());
            }
            accepted = origins.check(passed);
        }

        private H2Stream send(H2Message message) throws IOException {
            boolean trailed = !message.trailers().isEmpty();
            int last = message.data().size() - 1;
            H2Stream stream = client.begin(last < 0 && !trailed, message.fields());
            for (int i = 0; i <= last; i++) {
                client.data(stream, i == last && !trailed, message.data().get(i));
            }
            if (trailed) {
                client.trailers(stream, message.trailers().toArray(String[]::new));
            }
            return stream;
        }

        /** @return whether the origin is to have seen it */
        private boolean judge(H2Stream answer) {
            boolean reset = answer.fields().isEmpty();
            int status = reset ? 0 : answer.status();
            boolean refused = reset || expected.statuses().contains(status);
            return switch (expected.verdict()) {
                case "refuse", "cut" -> {
                    boolean inTime = expected.has("whole") && status == 200;
                    check(refused || inTime, "status " + status);
                    check(!reset || answer.reset() == H2Frame.PROTOCOL_ERROR, "reset with " + answer.reset());
                    yield false;
                }
                case "answer" -> {
                    check(!reset && refused, "status " + status);
                    yield false;
                }
                case "accept" -> {
                    check(status == 200 && answer.isEnded(), "status " + status + ", reset " + answer.reset());
                    yield true;
                }
                case "either" -> !refused;
                default -> throw new IllegalArgumentException("verdict: " + expected.verdict());
            };
        }

        private String nextProbe() {
            String target = "/probe-" + ++probes;
            origins.probed(target);
            return target;
        }

        private void checkProbe(String target, String answered) throws IOException {
            if (!answered.equals(target)) {
                throw new IOException("desync: " + target + " was answered with " + Escapes.write(answered));
            }
        }
    }
}
