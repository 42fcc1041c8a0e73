package dev.banyan.rules.model.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of requests and answers between the contract that the client knows and the one that a backend speaks.
 *
 * @param name as in the rules
 * @param request null: requests go as they came
 * @param response null: answers go as they came
 * @param wsdl a file relative to the rules, which answers {@code GET ...?wsdl} with its address rewritten; null: such a
 *     request is one like any other
 * @param maxBody bytes of a body, 413 beyond; default 1 MiB
 * @param passThroughOnError true: what cannot be translated goes as it came; default false
 * @param examples input and expected output, which {@code validate} runs
 */
public record Translation(
        String name,
        @Nullable RequestTranslation request,
        @Nullable ResponseTranslation response,
        @Nullable String wsdl,
        long maxBody,
        boolean passThroughOnError,
        List<TranslationExample> examples) {
    public static final long MAX_BODY = 1 << 20;

    public Translation {
        examples = List.copyOf(examples);
    }
}
