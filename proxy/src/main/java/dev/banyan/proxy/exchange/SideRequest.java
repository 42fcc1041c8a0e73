package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a side is asked in place of what the client asked: translated once, sent by every attempt.
 *
 * @param by who translates the answer, too
 * @param request what the client asked
 * @param translated what came of it
 */
record SideRequest(Translating by, SideTranslation translation, Request request, TranslatedRequest translated) {

    /** The body that goes out, whole; null: the client's, as it comes. */
    byte @Nullable [] body() {
        if (translated.body() != null) {
            return translated.body().bytes();
        }
        return translation.needsRequest() ? request.body() : null;
    }

    String method() {
        return translated.method() == null ? request.method() : translated.method();
    }

    boolean isOtherMethod() {
        return !method().equals(request.method());
    }
}
