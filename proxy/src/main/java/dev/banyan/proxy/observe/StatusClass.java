package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;

/** The {@code status} label as an index: 0 is {@code aborted}, 1 to 4 are {@code 2xx} to {@code 5xx}. */
final class StatusClass {
    static final int ABORTED = 0;
    static final int COUNT = 5;
    private static final String[] WORDS = {"aborted", "2xx", "3xx", "4xx", "5xx"};

    private StatusClass() {}

    static int of(Facts facts) {
        return facts.aborted || facts.status == 0 ? ABORTED : of(facts.status);
    }

    /** An accepted upgrade (101) is a success and counts as {@code 2xx}. */
    static int of(int status) {
        return Math.min(COUNT - 1, Math.max(1, status / 100 - 1));
    }

    static String word(int index) {
        return WORDS[index];
    }
}
