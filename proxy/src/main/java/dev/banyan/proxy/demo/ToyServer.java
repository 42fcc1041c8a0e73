package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.regex.Pattern;

/** What both toy applications share: an HTTP server on a free loopback port, and how they answer. */
final class ToyServer {
    /** Says which application made an answer; Banyan has no part in it, so it is evidence. */
    static final String MADE_BY = "x-shop";

    private static final Pattern ORDER = Pattern.compile("/orders/([0-9]{1,6})");

    private ToyServer() {}

    static HttpServer start(Vertx vertx, Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .await();
    }

    static void html(HttpServerRequest request, Side side, String title, String content) {
        send(request, side, 200, "text/html; charset=utf-8", ShopPage.html(side, title, content));
    }

    static void notFound(HttpServerRequest request, Side side) {
        send(request, side, 404, "text/html; charset=utf-8", ShopPage.html(side, "Not found", "<p>No such page.</p>"));
    }

    static void send(HttpServerRequest request, Side side, int status, String type, String body) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status)
                .putHeader(MADE_BY, side.word())
                .putHeader("content-type", type)
                .end(body);
    }

    /** {@code /catalog}, {@code /catalog/{sku}} and {@code /orders/{id}}, which both applications have. */
    static void shared(HttpServerRequest request, Side side) {
        String path = request.path();
        var order = ORDER.matcher(path);
        if (order.matches()) {
            order(request, side, Integer.parseInt(order.group(1)));
        } else if (path.equals("/catalog")) {
            html(request, side, "Catalog", ShopPage.catalog());
        } else if (path.startsWith("/catalog/")) {
            Goods.of(path.substring("/catalog/".length()))
                    .ifPresentOrElse(
                            goods -> html(request, side, goods.name(), ShopPage.goods(goods)),
                            () -> notFound(request, side));
        } else {
            notFound(request, side);
        }
    }

    private static void order(HttpServerRequest request, Side side, int id) {
        String accept = request.getHeader("accept");
        if (accept != null && accept.contains("text/html")) {
            html(request, side, "Order " + id, ShopPage.order(id));
        } else {
            send(request, side, 200, "application/json", ShopPage.orderJson(side, id));
        }
    }
}
