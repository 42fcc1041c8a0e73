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
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the newest events that fit. The files of a journal are given newest first, so that a question for the last
 * hour reads one of them; an event that stands in two is told once.
 */
final class EventFilter {
    private final @Nullable String route;
    private final @Nullable Instant since;
    private final int limit;
    private final Deque<AuditEvent> events = new ArrayDeque<>();
    private long oldestSeq = Long.MAX_VALUE;
    private boolean beforeSince;

    EventFilter(@Nullable String route, @Nullable Instant since, int limit) {
        this.route = route;
        this.since = since;
        this.limit = limit;
    }

    /** True where nothing in an older file can fit any more. */
    boolean isDone() {
        return beforeSince || events.size() >= limit;
    }

    void readOlder(Path file) throws IOException {
        Deque<AuditEvent> found = new ArrayDeque<>();
        long first = oldestSeq;
        // Not Files.newBufferedReader: it throws at the first byte that is no UTF-8, and a corrupt file may have some.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                AuditEvent event = parse(line);
                if (event != null && event.seq() < oldestSeq) {
                    first = Math.min(first, event.seq());
                    take(event, found);
                }
            }
        }
        oldestSeq = first;
        prepend(found);
    }

    /** Oldest first. */
    List<AuditEvent> events() {
        return List.copyOf(events);
    }

    private void take(AuditEvent event, Deque<AuditEvent> found) {
        if (since != null && event.time().isBefore(since)) {
            beforeSince = true;
            return;
        }
        if (route == null || route.equals(event.route()) || AuditEvent.EVERY_ROUTE.equals(event.route())) {
            found.addLast(event);
        }
        if (found.size() > limit) {
            found.removeFirst();
        }
    }

    private void prepend(Deque<AuditEvent> found) {
        Iterator<AuditEvent> newestFirst = found.descendingIterator();
        while (newestFirst.hasNext() && events.size() < limit) {
            events.addFirst(newestFirst.next());
        }
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
