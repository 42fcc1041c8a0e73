package dev.banyan.proxy.exchange;

/**
 * The timers of one event loop: a wheel of lists, so that starting and stopping one costs a few pointers and no memory.
 * Accurate to one tick, never early. Confined to its event loop, which calls {@link #tick} regularly.
 */
public final class Deadlines {
    private static final int SLOTS = 512;
    private static final long TICK_NANOS = 16_000_000;

    private final Entry[] slots = new Entry[SLOTS];
    private final Entry due = new Entry();
    private long ticked;

    public Deadlines(long nowNanos) {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Entry();
        }
        ticked = nowNanos / TICK_NANOS;
    }

    static long tickNanos() {
        return TICK_NANOS;
    }

    /** How often {@link #tick} wants to be called. */
    public static long tickMillis() {
        return TICK_NANOS / 1_000_000;
    }

    /** Something that happens when its time has come. Its own list node; in one wheel at a time. */
    public static class Entry {
        private Entry previous = this;
        private Entry next = this;
        private long atNanos;

        /** Called once on the event loop; the entry is stopped already and may be started again. */
        protected void onDeadline() {}

        /** Stops it; harmless where it does not run. */
        public final void stop() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }
    }

    /** Starts an entry, anew where it runs already. */
    public void start(Entry entry, long atNanos) {
        entry.stop();
        entry.atNanos = atNanos;
        // Rounded up, and one on: the slot of the current tick is passed already.
        long tick = Math.max(ticked + 1, atNanos / TICK_NANOS + 1);
        link(slots[(int) (tick % SLOTS)], entry);
    }

    /** Lets everything happen whose time has come. */
    public void tick(long nowNanos) {
        long until = nowNanos / TICK_NANOS;
        // After a long stall one round over all slots sees everything.
        long from = Math.max(ticked + 1, until - SLOTS + 1);
        for (long tick = from; tick <= until; tick++) {
            expire(slots[(int) (tick % SLOTS)], nowNanos);
        }
        ticked = Math.max(ticked, until);
    }

    private void expire(Entry slot, long nowNanos) {
        for (Entry entry = slot.next; entry != slot; ) {
            Entry next = entry.next;
            if (entry.atNanos <= nowNanos) {
                entry.stop();
                link(due, entry);
            }
            entry = next;
        }
        // Out of the slot first: what happens may start and stop others.
        while (due.next != due) {
            Entry entry = due.next;
            entry.stop();
            entry.onDeadline();
        }
    }

    private static void link(Entry head, Entry entry) {
        entry.previous = head.previous;
        entry.next = head;
        head.previous.next = entry;
        head.previous = entry;
    }
}
