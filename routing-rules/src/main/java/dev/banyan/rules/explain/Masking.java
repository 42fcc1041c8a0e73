package dev.banyan.rules.explain;

import dev.banyan.rules.model.KeySource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shortens values that could let a reader act as somebody else: cookies, tokens, credentials. */
final class Masking {
    private static final int SHOWN = 3;
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "x-api-key");

    private Masking() {}

    static String key(KeySource source, String value) {
        boolean secret = source instanceof KeySource.Cookie
                || source instanceof KeySource.Jwt
                || (source instanceof KeySource.Header header && SECRET_HEADERS.contains(header.name()));
        return secret ? shortened(value) : value;
    }

    /** @param subject of a condition: {@code cookie plan}, {@code header x-channel} */
    static @Nullable String found(String subject, @Nullable String value) {
        boolean secret = subject.startsWith("cookie ")
                || (subject.startsWith("header ") && SECRET_HEADERS.contains(subject.substring("header ".length())));
        return value == null || !secret ? value : shortened(value);
    }

    private static String shortened(String value) {
        String start = value.length() > 4 * SHOWN ? value.substring(0, SHOWN) : "";
        return start + "… (" + value.length() + " characters)";
    }
}
