package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The old application, with the habits that make old applications hard to move: sessions in memory behind a cookie,
 * redirects that name its own address, a cookie for its own host, a SOAP endpoint; and it takes its time.
 */
final class LegacyShop {
    private static final int FASTEST_MILLIS = 5;
    private static final int SLOWEST_MILLIS = 30;
    /** Then it forgets them all: a restart, as its visitors know it. */
    private static final int MOST_SESSIONS = 10_000;

    private static final String SOAP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
            <getStockResponse xmlns="urn:shop"><sku>%s</sku><inStock>%d</inStock></getStockResponse>
            </soap:Body></soap:Envelope>
            """;

    private final Vertx vertx;
    private final HttpServer server;
    /** How much lies in the basket of each session. */
    private final Map<String, Integer> baskets = new ConcurrentHashMap<>();

    private LegacyShop(Vertx vertx) {
        this.vertx = vertx;
        this.server = ToyServer.start(vertx, this::later);
    }

    static LegacyShop start(Vertx vertx) {
        return new LegacyShop(vertx);
    }

    int port() {
        return server.actualPort();
    }

    private void later(HttpServerRequest request) {
        int delay = ThreadLocalRandom.current().nextInt(FASTEST_MILLIS, SLOWEST_MILLIS + 1);
        request.body().onSuccess(body -> vertx.setTimer(delay, elapsed -> answer(request, body.toString())));
    }

    private void answer(HttpServerRequest request, String body) {
        String session = session(request);
        switch (request.path()) {
            case "/" -> ToyServer.html(request, Side.LEGACY, "Banyan & Sons", ShopPage.catalog());
            case "/basket" -> basket(request, session);
            case "/services/StockService" -> stock(request, body);
            default -> ToyServer.shared(request, Side.LEGACY);
        }
    }

    /** Whoever names no goods asks for the first ones. */
    private static void stock(HttpServerRequest request, String body) {
        Goods asked = Goods.ALL.stream()
                .filter(goods -> body.contains(">" + goods.sku() + "<"))
                .findFirst()
                .orElse(Goods.ALL.get(0));
        String answer = SOAP.formatted(asked.sku(), asked.inStock());
        ToyServer.send(request, Side.LEGACY, 200, "text/xml; charset=utf-8", answer);
    }

    private void basket(HttpServerRequest request, String session) {
        if (request.method() != HttpMethod.POST) {
            ToyServer.html(
                    request, Side.LEGACY, "Basket", "<p>" + baskets.getOrDefault(session, 0) + " things in it.</p>");
            return;
        }
        baskets.merge(session, 1, Integer::sum);
        request.response().putHeader("location", "http://127.0.0.1:" + port() + "/basket");
        ToyServer.send(request, Side.LEGACY, 302, "text/plain", "");
    }

    private String session(HttpServerRequest request) {
        Cookie sent = request.getCookie("JSESSIONID");
        if (sent != null && baskets.containsKey(sent.getValue())) {
            return sent.getValue();
        }
        if (baskets.size() >= MOST_SESSIONS) {
            baskets.clear();
        }
        String fresh = UUID.randomUUID().toString();
        baskets.put(fresh, 0);
        request.response()
                .addCookie(Cookie.cookie("JSESSIONID", fresh).setPath("/").setHttpOnly(true));
        request.response()
                .addCookie(Cookie.cookie("shop_since", "2004").setPath("/").setDomain("127.0.0.1"));
        return fresh;
    }
}
