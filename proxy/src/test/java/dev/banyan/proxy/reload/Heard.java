package dev.banyan.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.rules.live.Reload;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener whose events a test waits for. */
final class Heard implements ReloadListener {
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    record Event(Reload outcome, String before, String actor) {
        String revision() {
            return ((Reload.Applied) outcome).generation().revision();
        }
    }

    @Override
    public void reloaded(Reload outcome, String before, String actor) {
        events.add(new Event(outcome, before, actor));
    }

    Event next() throws InterruptedException {
        Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("a reload within %s s", PATIENCE_SECONDS).isNotNull();
        return event;
    }

    Event next(String word) throws InterruptedException {
        Event event = next();
        assertThat(event.outcome().word()).as("%s", event.outcome().problems()).isEqualTo(word);
        return event;
    }

    boolean nothing() {
        return events.isEmpty();
    }
}
