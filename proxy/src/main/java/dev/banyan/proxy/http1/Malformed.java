package dev.banyan.proxy.http1;

import dev.banyan.proxy.failure.FailureKind;

/** What came is not HTTP/1 as it is read here. Expected, so it carries no stack trace. */
final class Malformed extends Exception {
    private final FailureKind kind;

    /** @param kind as a request of this sort is answered; without meaning in an answer */
    Malformed(FailureKind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    Malformed(String detail) {
        this(FailureKind.BAD_REQUEST, detail);
    }

    FailureKind kind() {
        return kind;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
