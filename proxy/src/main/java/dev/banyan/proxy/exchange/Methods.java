package dev.banyan.proxy.exchange;

/** What is known of the standard methods (RFC 9110, section 9). */
final class Methods {
    private Methods() {}

    /** True where no body follows whatever the head says (RFC 9112, section 6.3). */
    static boolean isBodyless(String method, int status) {
        return status == 204 || status == 304 || method.equals("HEAD");
    }

    /** True where doing it twice is doing it once; an unknown method is not. */
    static boolean isIdempotent(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
            default -> false;
        };
    }
}
