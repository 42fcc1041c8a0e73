package dev.banyan.legacy.translate;

import org.jspecify.annotations.Nullable;

/**
 * What the backend is to be asked.
 *
 * @param method null: the client's
 * @param path absolute, escaped; null: as the route says
 * @param query without {@code ?}, escaped; empty: none; null: the client's
 * @param body null: the client's, as it came
 * @param passedThrough true: it did not fit, and goes as it came because the rules say so
 */
public record TranslatedRequest(
        @Nullable String method,
        @Nullable String path,
        @Nullable String query,
        HeaderChanges headers,
        @Nullable Payload body,
        boolean passedThrough) {

    /** The request as it came. */
    public static final TranslatedRequest SAME = new TranslatedRequest(null, null, null, HeaderChanges.NONE, null);

    /** The request as it came, though it should not have been. */
    public static final TranslatedRequest PASSED_THROUGH =
            new TranslatedRequest(null, null, null, HeaderChanges.NONE, null, true);

    /** One that was translated. */
    public TranslatedRequest(
            @Nullable String method,
            @Nullable String path,
            @Nullable String query,
            HeaderChanges headers,
            @Nullable Payload body) {
        this(method, path, query, headers, body, false);
    }
}
