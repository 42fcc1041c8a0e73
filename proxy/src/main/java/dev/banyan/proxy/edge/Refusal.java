package dev.banyan.proxy.edge;

import dev.banyan.proxy.failure.FailureKind;

/** A request that ends at the gate. Expected, so it carries no stack trace. */
public final class Refusal extends Exception {
    private final FailureKind kind;

    /** @param detail what is wrong, told to the client: never an address or a value it did not send itself */
    public Refusal(FailureKind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    public static Refusal badRequest(String detail) {
        return new Refusal(FailureKind.BAD_REQUEST, detail);
    }

    public FailureKind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
