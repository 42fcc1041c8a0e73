package dev.banyan.legacy.translate;

import org.jspecify.annotations.Nullable;

/**
 * What the client is to be answered.
 *
 * @param status 200 to 599
 * @param body null: the backend's, as it came
 */
public record TranslatedAnswer(
        int status, HeaderChanges headers, @Nullable Payload body) {}
