package dev.banyan.proxy.steer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a journal's bytes amount to.
 *
 * @param snapshot the state after the last whole line
 * @param length bytes up to the end of the last whole line; what stands behind is torn
 * @param damage what could not be read before that, one message a line; empty in a sound journal
 */
record Replay(Snapshot snapshot, int length, List<String> damage) {

    /** Reads on behind a line that cannot be read: what is known beats what is lost, and the damage is told. */
    static Replay of(byte[] bytes) {
        Snapshot snapshot = Snapshot.EMPTY;
        List<String> damage = new ArrayList<>();
        int start = 0;
        int number = 1;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] != '\n') {
                continue;
            }
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            try {
                snapshot = step(snapshot, EventLine.read(line), number, damage);
            } catch (IllegalArgumentException e) {
                damage.add("line " + number + ": " + e.getMessage());
            }
            start = end + 1;
            number++;
        }
        return new Replay(snapshot, start, List.copyOf(damage));
    }

    private static Snapshot step(Snapshot snapshot, JsonNode json, int number, List<String> damage) {
        if (json.has(Snapshot.FIELD)) {
            return Snapshot.parse(json);
        }
        AuditEvent event = EventLine.event(json);
        @Nullable Snapshot next = event.seq() > snapshot.seq() ? snapshot.after(event) : null;
        if (event.seq() != snapshot.seq() + 1) {
            damage.add("line " + number + ": seq: " + event.seq() + " (expected: " + (snapshot.seq() + 1) + ")");
        }
        return next == null ? snapshot : next;
    }
}
