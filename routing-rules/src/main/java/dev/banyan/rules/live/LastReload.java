package dev.banyan.rules.live;

import java.time.Instant;

/** How the last reload that brought news ended, for people who ask later. */
public record LastReload(Reload outcome, Instant at) {}
