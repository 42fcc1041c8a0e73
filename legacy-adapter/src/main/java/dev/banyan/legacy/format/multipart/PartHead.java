package dev.banyan.legacy.format.multipart;

import org.jspecify.annotations.Nullable;

/**
 * What the headers of a part say.
 *
 * @param filename null: it is no file
 * @param contentType null: text
 */
record PartHead(
        String name, @Nullable String filename, @Nullable String contentType) {}
