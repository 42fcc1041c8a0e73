package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;

/** The new service for catalog and orders: no sessions, quick, and on demand it breaks as new services do. */
final class ModernShop {
    private static final int FASTEST_MILLIS = 1;
    private static final int SLOWEST_MILLIS = 6;
    private static final int BROKEN_SLOWEST_MILLIS = 900;
    private static final double BROKEN_FAILS = 0.5;
    private static final String STOCK = "/stock/";

    private final Vertx vertx;
    private final HttpServer server;
    private volatile boolean broken;

    private ModernShop(Vertx vertx) {
        this.vertx = vertx;
        this.server = ToyServer.start(vertx, this::later);
    }

    static ModernShop start(Vertx vertx) {
        return new ModernShop(vertx);
    }

    int port() {
        return server.actualPort();
    }

    /** From now on half of the answers are errors and the rest comes late. */
    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    private void later(HttpServerRequest request) {
        int slowest = broken ? BROKEN_SLOWEST_MILLIS : SLOWEST_MILLIS;
        int delay = ThreadLocalRandom.current().nextInt(FASTEST_MILLIS, slowest + 1);
        request.end().onSuccess(read -> vertx.setTimer(delay, elapsed -> answer(request)));
    }

    private void answer(HttpServerRequest request) {
        if (broken && ThreadLocalRandom.current().nextDouble() < BROKEN_FAILS) {
            ToyServer.send(request, Side.MODERN, 500, "text/plain", "The new database does not answer.\n");
            return;
        }
        if (request.path().startsWith(STOCK)) {
            stock(request);
            return;
        }
        ToyServer.shared(request, Side.MODERN);
    }

    private static void stock(HttpServerRequest request) {
        Goods.of(request.path().substring(STOCK.length()))
                .ifPresentOrElse(
                        goods -> ToyServer.send(
                                request,
                                Side.MODERN,
                                200,
                                "application/json",
                                "{\"sku\":\"" + goods.sku() + "\",\"inStock\":" + goods.inStock() + "}"),
                        () -> ToyServer.notFound(request, Side.MODERN));
    }
}
