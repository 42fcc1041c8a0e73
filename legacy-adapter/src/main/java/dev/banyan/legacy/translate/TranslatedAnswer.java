package dev.banyan.legacy.translate;

import org.jspecify.annotations.Nullable;

/**
 * What the client is to be answered.
 *
 * @param status 200 to 599
 * @param body null: the backend's, as it came
 * @param passedThrough true: it did not fit, and goes as it came because the rules say so
 */
public record TranslatedAnswer(
        int status, HeaderChanges headers, @Nullable Payload body, boolean passedThrough) {

    /** One that was translated. */
    public TranslatedAnswer(int status, HeaderChanges headers, @Nullable Payload body) {
        this(status, headers, body, false);
    }
}
