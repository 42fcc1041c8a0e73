package dev.banyan.proxy.steer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditJournalTest {
    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");

    @TempDir
    private Path parent;

    @Test
    void directoryAndFileAreForTheirOwnersEyesOnly() throws IOException {
        Path dir = dir();
        try (AuditJournal journal = AuditJournal.open(dir)) {
            journal.append(kill("a", 0));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(dir))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondProcessIsToldThatTheDirectoryIsTaken() throws IOException {
        try (AuditJournal journal = AuditJournal.open(dir())) {
            assertThat(journal.state()).isEqualTo(Overlays.NONE);
            assertThatThrownBy(() -> AuditJournal.open(dir()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another process");
        }
        AuditJournal.open(dir()).close();
    }

    @Test
    void aTornLastLineIsCutOffAndTheNextEventStandsOnALineOfItsOwn() throws IOException {
        Path dir = dir();
        try (AuditJournal journal = AuditJournal.open(dir)) {
            journal.append(kill("a", 0));
        }
        Files.writeString(file(dir), "{\"seq\":2,\"time\":\"20", StandardOpenOption.APPEND);
        try (AuditJournal journal = AuditJournal.open(dir)) {
            assertThat(journal.append(kill("b", 1)).seq()).isEqualTo(2);
        }
        assertThat(Files.readAllLines(file(dir))).hasSize(2);
        assertThat(state(dir).routes()).containsOnlyKeys("a", "b");
    }

    @Test
    void aLineThatCannotBeReadIsSkippedAndTheFileKept() throws IOException {
        Path dir = dir();
        try (AuditJournal journal = AuditJournal.open(dir)) {
            for (String route : List.of("a", "b", "c")) {
                journal.append(kill(route, 0));
            }
        }
        List<String> lines = Files.readAllLines(file(dir));
        Files.write(file(dir), List.of(lines.get(0), "garbage \u0000", lines.get(2)));
        try (AuditJournal journal = AuditJournal.open(dir)) {
            assertThat(journal.state().routes()).containsOnlyKeys("a", "c");
            assertThat(journal.append(kill("d", 0)).seq()).isEqualTo(4);
            assertThat(journal.read(null, null, 10)).extracting(AuditEvent::seq).containsExactly(1L, 3L, 4L);
        }
        assertThat(Files.readString(dir.resolve("audit-0000000000000000003.corrupt.jsonl")))
                .contains("garbage");
        assertThat(state(dir).routes()).containsOnlyKeys("a", "c", "d");
        assertThat(names(dir)).filteredOn(name -> name.contains("corrupt")).hasSize(1);
    }

    @Test
    void aJournalThatIsGoneBesideItsArchivesComesBackFromTheLastOne() throws IOException {
        Path dir = dir();
        append(dir, 40, 2_000);
        Overlays before = state(dir);
        Files.move(file(dir), dir.resolve("taken-away"));
        assertThat(before.routes()).containsAllEntriesOf(state(dir).routes());
        assertThat(state(dir).routes()).isNotEmpty();
    }

    @Test
    void aFullFileBecomesAnArchiveAndTheStateIsCarriedOver() throws IOException {
        Path dir = dir();
        append(dir, 40, 2_000);
        assertThat(names(dir)).filteredOn(name -> name.startsWith("audit-")).hasSize(2);
        assertThat(Files.size(file(dir))).isLessThan(12_000);
        try (AuditJournal journal = AuditJournal.open(dir, 2_000)) {
            assertThat(journal.state().routes()).hasSize(40);
            assertThat(journal.read(null, null, 1000))
                    .extracting(AuditEvent::seq)
                    .containsExactlyElementsOf(
                            Stream.iterate(1L, seq -> seq + 1).limit(40).toList());
        }
    }

    @Test
    void theRevisionInForceIsCarriedOverIntoANewFile() throws IOException {
        Path dir = dir();
        try (AuditJournal journal = AuditJournal.open(dir, 2_000)) {
            assertThat(journal.revision()).isNull();
            journal.remember("aaa");
        }
        append(dir, 40, 2_000);
        try (AuditJournal journal = AuditJournal.open(dir, 2_000)) {
            assertThat(journal.revision()).isEqualTo("aaa");
            assertThat(journal.read(null, null, 1000)).hasSize(40);
        }
    }

    @Test
    void archivesAreBoundedInNumber() throws IOException {
        Path dir = dir();
        try (AuditJournal journal = AuditJournal.open(dir, 500)) {
            for (int i = 0; i < 200; i++) {
                journal.append(kill("same", i));
            }
        }
        assertThat(names(dir)).filteredOn(name -> name.startsWith("audit-")).hasSize(8);
    }

    @Test
    void aProcessThatDiedBetweenArchiveAndNewFileTellsEachEventOnce() throws IOException {
        Path dir = dir();
        append(dir, 3, Long.MAX_VALUE);
        Files.copy(file(dir), dir.resolve("audit-0000000000000000003.jsonl"));
        Files.writeString(dir.resolve("audit.jsonl.next"), "half of a snaps");
        try (AuditJournal journal = AuditJournal.open(dir, 1)) {
            journal.append(kill("later", 9));
            assertThat(journal.read(null, null, 10)).extracting(AuditEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void eventsAreReadByRouteTimeAndNumber() throws IOException {
        Path dir = dir();
        try (AuditJournal journal = AuditJournal.open(dir)) {
            journal.append(kill("a", 0));
            journal.append(kill("b", 10));
            journal.append(kill("*", 20));
            journal.append(kill("a", 30));
            assertThat(seqs(journal.read("a", null, 10))).containsExactly(1L, 3L, 4L);
            assertThat(seqs(journal.read(null, START.plusSeconds(10), 10))).containsExactly(2L, 3L, 4L);
            assertThat(seqs(journal.read(null, null, 2))).containsExactly(3L, 4L);
        }
    }

    @Test
    void eventsAreReadAcrossArchives() throws IOException {
        Path dir = dir();
        append(dir, 40, 2_000);
        try (AuditJournal journal = AuditJournal.open(dir)) {
            assertThat(seqs(journal.read(null, null, 30)))
                    .hasSize(30)
                    .startsWith(11L)
                    .endsWith(40L);
            assertThat(seqs(journal.read("route-3", null, 10))).containsExactly(4L);
            assertThat(seqs(journal.read(null, START.plusSeconds(38), 10))).containsExactly(39L, 40L);
        }
    }

    @Test
    void aPlaceThatIsNoDirectoryIsNamed() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThatThrownBy(() -> AuditJournal.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("stateDir: " + file + " (expected: a directory that can be written)");
    }

    private Path dir() {
        return parent.resolve("state");
    }

    private static Path file(Path dir) {
        return dir.resolve("audit.jsonl");
    }

    private static Overlays state(Path dir) throws IOException {
        try (AuditJournal journal = AuditJournal.open(dir)) {
            return journal.state();
        }
    }

    private static List<Long> seqs(List<AuditEvent> events) {
        return events.stream().map(AuditEvent::seq).toList();
    }

    private static List<String> names(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void append(Path dir, int events, long rotateAt) throws IOException {
        try (AuditJournal journal = AuditJournal.open(dir, rotateAt)) {
            for (int i = 0; i < events; i++) {
                journal.append(kill("route-" + i, i));
            }
        }
    }

    static AuditEvent kill(String route, int second) {
        var json = JsonNodeFactory.instance;
        return new AuditEvent(
                0,
                START.plusSeconds(second),
                "alice",
                Action.KILL,
                route,
                "a \"reason\"",
                json.objectNode(),
                json.objectNode().put("killed", true));
    }
}
