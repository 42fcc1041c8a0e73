package dev.banyan.proxy.steer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When, by whom and why something was laid over a route.
 *
 * @param reason null: none was given
 */
public record Stamp(Instant time, String actor, @Nullable String reason) {}
