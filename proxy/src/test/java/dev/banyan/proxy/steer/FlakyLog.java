package dev.banyan.proxy.steer;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A journal on a disk that can be full, and slow. */
final class FlakyLog implements EventLog {
    private final EventLog journal;
    volatile boolean failing;
    volatile CompletableFuture<Void> slow = CompletableFuture.completedFuture(null);

    FlakyLog(EventLog journal) {
        this.journal = journal;
    }

    @Override
    public Overlays state() {
        return journal.state();
    }

    @Override
    public String revision() {
        return journal.revision();
    }

    @Override
    public void remember(String revision) throws IOException {
        journal.remember(revision);
    }

    @Override
    public AuditEvent append(AuditEvent event) throws IOException {
        slow.join();
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
