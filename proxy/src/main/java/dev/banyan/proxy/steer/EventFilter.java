package dev.banyan.proxy.steer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the newest events that fit from the files of a journal, read oldest first. */
final class EventFilter {
    private final @Nullable String route;
    private final @Nullable Instant since;
    private final int limit;
    private final Deque<AuditEvent> events = new ArrayDeque<>();
    private long lastSeq;

    EventFilter(@Nullable String route, @Nullable Instant since, int limit) {
        this.route = route;
        this.since = since;
        this.limit = limit;
    }

    void read(Path file) throws IOException {
        // Not Files.newBufferedReader: it throws at the first byte that is no UTF-8, and a corrupt file may have some.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        }
    }

    List<AuditEvent> events() {
        return List.copyOf(events);
    }

    private void take(String line) {
        @Nullable AuditEvent event = parse(line);
        if (event == null || event.seq() <= lastSeq) {
            return;
        }
        lastSeq = event.seq();
        if (!fits(event)) {
            return;
        }
        events.addLast(event);
        if (events.size() > limit) {
            events.removeFirst();
        }
    }

    private boolean fits(AuditEvent event) {
        boolean ofRoute = route == null || route.equals(event.route()) || AuditEvent.EVERY_ROUTE.equals(event.route());
        return ofRoute && (since == null || !event.time().isBefore(since));
    }

    /** Null for a snapshot, and for what cannot be read: the start has told of that. */
    private static @Nullable AuditEvent parse(String line) {
        try {
            JsonNode json = EventLine.read(line);
            return json.has(Snapshot.FIELD) ? null : EventLine.event(json);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
