package dev.banyan.proxy.http;

import dev.banyan.proxy.failure.FailureKind;

/** A request that ends at the gate. Expected, so it carries no stack trace. */
final class Refusal extends Exception {
    private final FailureKind kind;

    /** @param detail what is wrong, told to the client: never an address or a value it did not send itself */
    Refusal(FailureKind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    static Refusal badRequest(String detail) {
        return new Refusal(FailureKind.BAD_REQUEST, detail);
    }

    FailureKind kind() {
        return kind;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
