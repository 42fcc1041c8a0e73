package dev.banyan.proxy.steer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A real process, really killed while it writes. */
final class KillMinusNineTest {

    /** Appends until it is killed, and says the number of each event once it is kept. */
    public static final class Writer {
        public static void main(String[] args) throws IOException {
            // Small files, so that it is killed while it changes them, too.
            AuditJournal journal = AuditJournal.open(Path.of(args[0]), 3_000);
            for (int i = 0; ; i++) {
                AuditEvent event = journal.append(AuditJournalTest.kill("route-" + i % 7, i));
                System.out.println(event.seq());
            }
        }
    }

    @TempDir
    private Path stateDir;

    @RepeatedTest(3)
    void nothingThatWasAcknowledgedIsLost() throws IOException {
        List<Long> acknowledged = runAndKill(400);
        long last = acknowledged.get(acknowledged.size() - 1);
        try (AuditJournal journal = AuditJournal.open(stateDir)) {
            List<Long> kept = journal.read(null, null, 100_000).stream()
                    .map(AuditEvent::seq)
                    .toList();
            assertThat(kept.get(kept.size() - 1)).isGreaterThanOrEqualTo(last);
            assertThat(kept)
                    .containsExactlyElementsOf(LongStream.rangeClosed(kept.get(0), kept.get(kept.size() - 1))
                            .boxed()
                            .toList());
            assertThat(journal.state().routes()).hasSize(7);
            assertThat(journal.append(AuditJournalTest.kill("after", 0)).seq()).isGreaterThan(last);
        }
    }

    private List<Long> runAndKill(int events) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        stateDir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Long> seqs = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                seqs.add(Long.parseLong(line));
                if (seqs.size() == events) {
                    // Not the process itself: that would close the stream with the last numbers in it.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        return seqs;
    }
}
