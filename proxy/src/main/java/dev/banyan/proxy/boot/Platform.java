package dev.banyan.proxy.boot;

import java.io.IOException;

/** Switches of the platform that would take a promise back. */
final class Platform {
    private static final String NO_VALIDATION = "vertx.disableHttpHeadersValidation";

    private Platform() {}

    /** @throws IOException where Banyan must not run so */
    static void check() throws IOException {
        if (Boolean.getBoolean(NO_VALIDATION)) {
            throw new IOException("-D" + NO_VALIDATION + ": true (expected: not set; header injection would pass)");
        }
    }
}
