package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.Facts;
import org.jspecify.annotations.Nullable;

/** How the facts of an exchange become one line, its end included. Called by many threads. */
interface LineFormat {
    int MAX_HOST = 255;
    int MAX_PATH = 2048;
    int MAX_TOKEN = 128;
    int MAX_USER_AGENT = 512;
    String REDACTED = "[redacted]";

    /** @param now epoch milliseconds */
    void write(Facts facts, long now, Line line);

    static @Nullable String userAgent(Facts facts, boolean hidden) {
        return hidden && facts.userAgent != null ? REDACTED : facts.userAgent;
    }
}
