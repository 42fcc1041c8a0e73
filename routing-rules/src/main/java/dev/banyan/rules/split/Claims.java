package dev.banyan.rules.split;

import dev.banyan.rules.message.RequestHead;
import org.jspecify.annotations.Nullable;

/** The claims of the bearer token that a request carries. A port: verifying signatures needs keys from elsewhere. */
@FunctionalInterface
public interface Claims {
    /** Nobody's token is believed. */
    Claims NONE = (head, claim) -> null;

    /**
     * @return the claim's value as text, or null where the token is absent, not verified, out of date, or without it
     */
    @Nullable
    String claim(RequestHead head, String claim);
}
