package dev.banyan.proxy.steer;

import org.jspecify.annotations.Nullable;

/**
 * Who does something and why.
 *
 * @param actor a token's name, {@code user@host}, an address, or {@link #RULES}, {@code rollout}, {@code breaker}
 * @param reason null: none was given
 */
public record Cause(String actor, @Nullable String reason) {
    /** The actor where nobody but the rules' text made the change. */
    public static final String RULES = "rules";
}
