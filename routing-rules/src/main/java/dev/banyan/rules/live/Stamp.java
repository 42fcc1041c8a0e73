package dev.banyan.rules.live;

import java.time.Instant;

/**
 * What can be seen of rules without reading them.
 *
 * @param identity equal to that of another stamp where nothing seems to have changed between the two
 * @param newest when the newest change was. A change in the same tick of the file system's clock does not show in the
 *     identity, so rules read soon after this moment must be read once more
 */
public record Stamp(Object identity, Instant newest) {}
