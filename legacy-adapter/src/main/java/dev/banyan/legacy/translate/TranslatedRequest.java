package dev.banyan.legacy.translate;

import org.jspecify.annotations.Nullable;

/**
 * What the backend is to be asked.
 *
 * @param method null: the client's
 * @param path absolute, escaped; null: as the route says
 * @param query without {@code ?}, escaped; empty: none; null: the client's
 * @param body null: the client's, as it came
 */
public record TranslatedRequest(
        @Nullable String method,
        @Nullable String path,
        @Nullable String query,
        HeaderChanges headers,
        @Nullable Payload body) {

    /** The request as it came. */
    public static final TranslatedRequest SAME = new TranslatedRequest(null, null, null, HeaderChanges.NONE, null);
}
