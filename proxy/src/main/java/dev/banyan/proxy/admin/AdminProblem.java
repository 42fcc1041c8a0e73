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

    /** Stable, lower case with dashes. */
    String code() {
        return code;
    }

    /** The code as people read it: {@code unknown-route} is {@code Unknown route}. */
    String title() {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
