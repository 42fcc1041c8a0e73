package dev.banyan.proxy.observe;

import dev.banyan.proxy.exchange.TranslationObserver;
import dev.banyan.proxy.exchange.TranslationResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;

/** What one translation did for one route, by direction and result. */
final class TranslationMeters implements TranslationObserver {
    private static final TranslationResult[] RESULTS = TranslationResult.values();

    private final String route;
    private final String translation;
    private final MeterGroup group;
    private final Slots<Counter> requests = new Slots<>(RESULTS.length, result -> counter("request", result));
    private final Slots<Counter> answers = new Slots<>(RESULTS.length, result -> counter("response", result));

    TranslationMeters(String route, String translation, MeterGroup group) {
        this.route = route;
        this.translation = translation;
        this.group = group;
    }

    @Override
    public void request(TranslationResult result) {
        requests.get(result.ordinal()).increment();
    }

    @Override
    public void answer(TranslationResult result) {
        answers.get(result.ordinal()).increment();
    }

    private Counter counter(String direction, int result) {
        return group.counter(
                "banyan.translations",
                "Messages that a translation was asked for, by what became of them.",
                Tags.of(
                        "route",
                        route,
                        "translation",
                        translation,
                        "direction",
                        direction,
                        "result",
                        RESULTS[result].word()));
    }
}
