package dev.banyan.proxy.steer;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A journal on a disk that can be full. */
final class FlakyLog implements EventLog {
    private final EventLog journal;
    volatile boolean failing;

    FlakyLog(EventLog journal) {
        this.journal = journal;
    }

    @Override
    public Overlays state() {
        return journal.state();
    }

    @Override
    public AuditEvent append(AuditEvent event) throws IOException {
        if (failing) {
            throw new IOException("No space left on device");
        }
        return journal.append(event);
    }

    @Override
    public List<AuditEvent> read(String route, Instant since, int limit) throws IOException {
        return journal.read(route, since, limit);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
