package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.rewrite.PathVariables;

/**
 * The translation that stands before a side of a route, compiled.
 *
 * @param names reads what the names in the route's path stand for
 * @param needsRequest whether a request's body must be whole for it
 * @param needsAnswer whether an answer's body must be
 * @param maxBody bytes of a body that must be whole, at most
 */
public record SideTranslation(
        Translator translator,
        PathVariables names,
        TranslationObserver observer,
        boolean needsRequest,
        boolean needsAnswer,
        int maxBody) {
    /** An array has room for no more. */
    private static final int MOST = Integer.MAX_VALUE - 16;

    static SideTranslation of(Translator translator, Route route, TranslationObserver observer) {
        return new SideTranslation(
                translator,
                PathVariables.of(route.match()),
                observer,
                translator.needsBody(Direction.REQUEST),
                translator.needsBody(Direction.RESPONSE),
                (int) Math.min(MOST, translator.maxBody()));
    }
}
