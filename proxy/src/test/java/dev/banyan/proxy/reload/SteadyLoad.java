package dev.banyan.proxy.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Clients that ask one thing after the other over connections they keep, and note each answer that is not right. */
final class SteadyLoad implements AutoCloseable {
    private static final int CLIENTS = 3;
    private static final long PAUSE_NANOS = 500_000;

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<String> revisions = ConcurrentHashMap.newKeySet();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private volatile boolean enough;

    /** @param fault what is wrong with an answer; empty: nothing */
    SteadyLoad(int port, List<String> targets, Function<RawMessage, String> fault) {
        for (int i = 0; i < CLIENTS; i++) {
            Thread thread = new Thread(() -> ask(port, targets, fault), "steady-load-" + i);
            thread.start();
            threads.add(thread);
        }
    }

    private void ask(int port, List<String> targets, Function<RawMessage, String> fault) {
        try (RawClient client = new RawClient(port)) {
            for (int i = 0; !enough; i++) {
                long start = System.nanoTime();
                RawMessage answer = client.get(targets.get(i % targets.size()));
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                answers.incrementAndGet();
                note(answer, fault);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            failures.add("connection: " + e);
        }
    }

    private void note(RawMessage answer, Function<RawMessage, String> fault) {
        String wrong = answer == null ? "the connection was closed" : fault.apply(answer);
        if (answer != null) {
            revisions.add(String.valueOf(answer.header("x-banyan-revision")));
        }
        if (!wrong.isEmpty()) {
            failures.add(wrong);
        }
    }

    long answers() {
        return answers.get();
    }

    /** Revisions that answers named so far. */
    Set<String> revisions() {
        return revisions;
    }

    /** The longest that an answer took since this was asked last, in milliseconds. */
    long longestMillis() {
        return longest.getAndSet(0) / 1_000_000;
    }

    /** Ends the load; fails where one answer was not right. */
    @Override
    public void close() throws InterruptedException {
        enough = true;
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).as("of %d answers", answers()).isEmpty();
    }
}
