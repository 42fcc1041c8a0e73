package dev.banyan.rules.model.translation;

import org.jspecify.annotations.Nullable;

/**
 * On the way to the backend.
 *
 * @param method null: the client's
 * @param path a template ({@code {name}}, {@code {header:x}}, {@code {query:x}}, {@code {cookie:x}}, {@code {requestId}},
 *     {@code {body:/pointer}}); null: the path as it is
 * @param query changes of parameters
 * @param headers changes of headers
 * @param body null: the body goes as it came
 */
public record RequestTranslation(
        @Nullable String method,
        @Nullable String path,
        Edits query,
        Edits headers,
        @Nullable BodyTranslation body) {}
