package dev.banyan.proxy.corpus;

import dev.banyan.proxy.peers.EchoServer;
import java.io.IOException;
import java.net.SocketException;

/** Sends requests as an origin got them to a real server, over one connection, and compares what it understood. */
final class PeerReplay implements AutoCloseable {
    private final EchoServer server;
    private final Refusals refusals = Refusals.read();
    private WireClient client;

    PeerReplay(EchoServer server) throws IOException {
        this.server = server;
        this.client = new WireClient(server.port());
    }

    /** What the server understood otherwise than it was meant; null where it agrees, or is known to refuse it. */
    String fault(Outcome outcome) throws IOException {
        Seen meant = outcome.accepted();
        Answer answer;
        try {
            client.send(meant.bytes());
            answer = client.answer(meant.head().word(0));
        } catch (SocketException broken) {
            client = new WireClient(server.port());
            return "broken off: " + broken.getMessage();
        }
        if (answer == null || answer.saysClose()) {
            client.close();
            client = new WireClient(server.port());
        }
        if (answer == null) {
            return "no answer";
        }
        boolean refused = answer.status() >= 400 && answer.status() < 500;
        return refused && refusals.contains(server.name(), outcome.vector().id()) ? null : difference(meant, answer);
    }

    private static String difference(Seen meant, Answer answer) {
        String told = told(answer.head());
        String wanted = meant.head().word(0) + ' ' + meant.head().word(1) + " for "
                + meant.head().values("host") + ", " + meant.body().text().length() + " octets";
        return told.equals(wanted)
                ? null
                : "status " + answer.status() + ", understood " + told + " (expected: " + wanted + ")";
    }

    private static String told(Head head) {
        return head.values("x-method") + ' ' + head.values("x-target") + " for " + head.values("x-host") + ", "
                + head.values("x-length") + " octets";
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
