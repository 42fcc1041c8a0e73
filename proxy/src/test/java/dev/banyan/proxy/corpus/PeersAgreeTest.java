package dev.banyan.proxy.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.peers.EchoServer;
import dev.banyan.proxy.peers.NeedsProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Banyan wrote for every accepted vector, byte for byte, is understood by real servers as it was meant: they agree
 * on method, target, host and length of the body, and on where the next request begins.
 */
class PeersAgreeTest {
    private static List<Outcome> accepted;

    @TempDir
    private Path directory;

    @BeforeAll
    static void accept() throws IOException {
        List<Outcome> all = RequestCorpusTest.outcomes(new StrictReading(), false, VectorTable.in("requests"));
        all.addAll(H2CorpusTest.outcomes(new StrictReading(), VectorTable.in("http2")));
        accepted = all.stream().filter(outcome -> outcome.accepted() != null).toList();
        assertThat(accepted).hasSizeGreaterThan(300);
    }

    @Test
    @NeedsProgram(EchoServer.NGINX)
    void nginx() throws IOException {
        assertAgrees(EchoServer.nginx(directory));
    }

    @Test
    @NeedsProgram(EchoServer.APACHE)
    void apache() throws IOException {
        assertAgrees(EchoServer.apache(directory));
    }

    @Test
    @NeedsProgram(EchoServer.TOMCAT)
    void tomcat() throws IOException {
        assertAgrees(EchoServer.tomcat(directory));
    }

    @Test
    @NeedsProgram(EchoServer.NODE)
    void node() throws IOException {
        assertAgrees(EchoServer.node(directory));
    }

    private static void assertAgrees(EchoServer server) throws IOException {
        List<String> faults = new ArrayList<>();
        try (server;
                PeerReplay replay = new PeerReplay(server)) {
            for (Outcome outcome : accepted) {
                String fault = replay.fault(outcome);
                if (fault != null) {
                    faults.add(outcome.vector().id() + ": " + fault);
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
