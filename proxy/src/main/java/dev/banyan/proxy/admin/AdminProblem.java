package dev.banyan.proxy.admin;

/** A request that the admin API refuses; becomes {@code application/problem+json} (RFC 9457). */
final class AdminProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    /** @param detail what was found and what was expected; never a secret */
    AdminProblem(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    static AdminProblem badRequest(String detail) {
        return new AdminProblem(400, "bad-request", detail);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
