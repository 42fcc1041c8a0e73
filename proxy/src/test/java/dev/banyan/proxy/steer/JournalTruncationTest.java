package dev.banyan.proxy.steer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.model.Percent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A process may die at any byte of a write. */
final class JournalTruncationTest {
    private static final Instant TIME = Instant.parse("2026-03-01T03:00:00.123456789Z");

    @Property(tries = 40)
    void cutAtAnyByteTheStateIsThatAfterTheLastWholeEvent(@ForAll("verbs") List<Draft> drafts) throws IOException {
        Path dir = Files.createTempDirectory("journal");
        try {
            List<Overlays> states = new ArrayList<>(List.of(Overlays.NONE));
            write(dir, drafts, states);
            byte[] whole = Files.readAllBytes(dir.resolve("audit.jsonl"));
            for (int length = 0; length <= whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                Replay replay = Replay.of(cut);
                assertThat(replay.damage()).isEmpty();
                assertThat(replay.snapshot().overlays()).isEqualTo(states.get(lines(cut)));
            }
        } finally {
            delete(dir);
        }
    }

    @Property(tries = 20)
    void whatIsReadBackIsWhatTheVerbsChanged(@ForAll("verbs") List<Draft> drafts) throws IOException {
        Path dir = Files.createTempDirectory("journal");
        try {
            Overlays expected = Overlays.NONE;
            for (Draft draft : drafts) {
                expected = draft.change().apply(expected);
            }
            write(dir, drafts, new ArrayList<>());
            try (AuditJournal journal = AuditJournal.open(dir)) {
                assertThat(journal.state()).isEqualTo(expected);
            }
        } finally {
            delete(dir);
        }
    }

    @Property(tries = 20)
    void rotationChangesNothingOfTheState(@ForAll("verbs") List<Draft> drafts) throws IOException {
        Path dir = Files.createTempDirectory("journal");
        try {
            List<Overlays> states = new ArrayList<>();
            try (AuditJournal journal = AuditJournal.open(dir, 300)) {
                append(journal, drafts, states);
            }
            try (AuditJournal journal = AuditJournal.open(dir)) {
                assertThat(journal.state()).isEqualTo(states.get(states.size() - 1));
            }
        } finally {
            delete(dir);
        }
    }

    @Provide
    Arbitrary<List<Draft>> verbs() {
        Arbitrary<String> routes = Arbitraries.of("orders", "cart", "*");
        Arbitrary<String> reasons = Arbitraries.of("why", "line\nbreak", "\"quoted\" \u2028 ü", null);
        Arbitrary<Percent> percents = Arbitraries.integers().between(0, 10_000).map(Percent::new);
        Arbitrary<Action> actions = Arbitraries.of(Action.RAMP, Action.DRAIN, Action.KILL, Action.RESTORE);
        return Combinators.combine(actions, routes, reasons, percents)
                .as(JournalTruncationTest::draft)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Draft draft(Action action, String route, String reason, Percent percent) {
        Stamp stamp = new Stamp(TIME, "alice@host", reason);
        boolean every = route.equals("*");
        return switch (action) {
            case KILL ->
                new Draft(action, route, stamp, every ? all -> all.killedAll(stamp) : on(route, o -> o.killed(stamp)));
            case RESTORE -> new Draft(action, route, stamp, all -> every ? Overlays.NONE : all.restored(route, stamp));
            case DRAIN ->
                new Draft(action, one(route), stamp, on(one(route), o -> o.drained(TIME.plusMillis(5), stamp)));
            default ->
                new Draft(action, one(route), stamp, on(one(route), o -> o.ramped(percent, Percent.ZERO, stamp)));
        };
    }

    private static UnaryOperator<Overlays> on(String route, UnaryOperator<Overlay> change) {
        return all -> all.with(route, change);
    }

    private static String one(String route) {
        return route.equals("*") ? "orders" : route;
    }

    private static void write(Path dir, List<Draft> drafts, List<Overlays> states) throws IOException {
        try (AuditJournal journal = AuditJournal.open(dir)) {
            append(journal, drafts, states);
        }
    }

    private static void append(AuditJournal journal, List<Draft> drafts, List<Overlays> states) throws IOException {
        for (Draft draft : drafts) {
            journal.append(draft.event(journal.state()));
            states.add(journal.state());
        }
    }

    private static int lines(byte[] bytes) {
        return (int) new String(bytes, StandardCharsets.ISO_8859_1)
                .chars()
                .filter(c -> c == '\n')
                .count();
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
