package dev.banyan.proxy.semantics;

import dev.banyan.legacy.translate.Translator;
import dev.banyan.proxy.wire.OriginExchange;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** A Banyan with one route, whose only side stands behind a translation. */
final class TranslatedStage implements Closeable {
    private final Combination combination;
    private final Backend backend;
    private final RunningBanyan banyan;

    TranslatedStage(Combination combination, Translator translator, OriginExchange.Script script) throws IOException {
        this.combination = combination;
        backend = combination.backend(script);
        banyan = RunningBanyan.on(
                """
                version: 1
                backends:
                  shop: {url: "%s", protocol: %s}
                translations:
                  %s: {request: {}}
                routes:
                  - {id: all, match: {path: "/orders/{id}"}, legacy: shop, translate: {legacy: %3$s}}
                """.formatted(backend.url(), combination.backendProtocol(), translator.name()), translator);
    }

    /** Asks with a body in these pieces, over a connection of its own. */
    Answer ask(String method, List<String> lines, String... pieces) throws IOException {
        try (Caller caller = caller()) {
            caller.begin(method, "/orders/7?view=full", pieces.length > 0, lines);
            for (String piece : pieces) {
                caller.send(piece);
            }
            if (pieces.length > 0) {
                caller.end(List.of());
            }
            return caller.answer();
        }
    }

    Caller caller() throws IOException {
        return combination.caller(banyan.port());
    }

    RunningBanyan banyan() {
        return banyan;
    }

    /** How many messages had that result. @param direction {@code request} or {@code response} */
    int translations(String direction, String result) throws IOException {
        return (int) banyan.metric("banyan_translations_total{direction=\"" + direction + "\",result=\"" + result
                + "\",route=\"all\",translation=\"t\"}");
    }

    /** What the backend was asked. */
    List<? extends OriginExchange> received() {
        return backend.received().get();
    }

    OriginExchange only() {
        if (received().size() != 1) {
            throw new AssertionFailedError(
                    "requests at the backend: " + received().size() + " (expected: 1)");
        }
        return received().get(0);
    }

    @Override
    public void close() throws IOException {
        banyan.close();
        backend.close();
    }
}
