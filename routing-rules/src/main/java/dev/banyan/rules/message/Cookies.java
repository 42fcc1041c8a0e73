package dev.banyan.rules.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads cookies out of Cookie headers (RFC 6265, section 5.4). */
final class Cookies {
    private Cookies() {}

    static @Nullable String first(List<String> headers, String name) {
        return null;
    }
}
