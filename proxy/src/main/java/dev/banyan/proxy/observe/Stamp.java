package dev.banyan.proxy.observe;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A point in time as text, made anew only where the second is another one; one a thread. */
final class Stamp {
    private static final ThreadLocal<Stamp> OF_THREAD = ThreadLocal.withInitial(Stamp::new);
    private static final int FRACTION = "2026-01-01T00:00:00.".length();

    private byte[] text = new byte[0];
    private long second = -1;

    private Stamp() {}

    /** {@code 2026-01-31T23:59:59.999Z}; good until the thread's next call. */
    static byte[] of(long epochMillis) {
        return OF_THREAD.get().write(epochMillis);
    }

    private byte[] write(long epochMillis) {
        if (epochMillis / 1000 != second) {
            second = epochMillis / 1000;
            String whole = Instant.ofEpochSecond(second).toString();
            text = (whole.substring(0, FRACTION - 1) + ".000Z").getBytes(StandardCharsets.US_ASCII);
        }
        int fraction = (int) (epochMillis % 1000);
        text[FRACTION] = (byte) ('0' + fraction / 100);
        text[FRACTION + 1] = (byte) ('0' + fraction / 10 % 10);
        text[FRACTION + 2] = (byte) ('0' + fraction % 10);
        return text;
    }
}
