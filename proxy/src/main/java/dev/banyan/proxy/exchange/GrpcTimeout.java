package dev.banyan.proxy.exchange;

import io.vertx.core.MultiMap;

/** The time that a client of gRPC gives a call: {@code grpc-timeout}, up to eight digits and a unit. */
final class GrpcTimeout {
    /** No such time. */
    static final long NONE = Long.MAX_VALUE;

    private static final int MAX_DIGITS = 8;
    /** Some thirty years: beyond that a time means none. */
    private static final long MAX_NANOS = 1_000_000_000_000_000_000L;

    /** What eight digits can say. */
    static final long MOST_MILLIS = 99_999_999;

    private GrpcTimeout() {}

    /** In nanoseconds, or {@link #NONE}, also where it cannot be read. */
    static long nanos(MultiMap headers) {
        String text = headers.get("grpc-timeout");
        if (text == null || text.length() < 2 || text.length() > MAX_DIGITS + 1) {
            return NONE;
        }
        long unit = unit(text.charAt(text.length() - 1));
        long amount = amount(text);
        return unit == 0 || amount < 0 || amount > MAX_NANOS / unit ? NONE : amount * unit;
    }

    private static long amount(String text) {
        long amount = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            amount = amount * 10 + digit;
        }
        return amount;
    }

    /** Nanoseconds of a unit, 0 where there is no such unit. */
    private static long unit(char unit) {
        return switch (unit) {
            case 'H' -> 3_600_000_000_000L;
            case 'M' -> 60_000_000_000L;
            case 'S' -> 1_000_000_000L;
            case 'm' -> 1_000_000L;
            case 'u' -> 1_000L;
            case 'n' -> 1L;
            default -> 0;
        };
    }
}
