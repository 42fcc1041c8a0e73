package dev.banyan.proxy.demo;

import io.vertx.core.http.HttpMethod;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One thing that a user does in the shop.
 *
 * @param route the id of the route that takes it
 */
record Visit(String route, HttpMethod method, String path, String body) {
    private static final int ORDERS = 5_000;

    /** The next thing somebody does: mostly orders and catalog, now and then the basket or the home page. */
    static Visit next() {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        int dice = chance.nextInt(100);
        if (dice < 45) {
            return get(DemoRules.ORDERS, "/orders/" + chance.nextInt(1, ORDERS));
        }
        if (dice < 75) {
            return get(DemoRules.CATALOG, "/catalog/" + Goods.ordered(dice).sku());
        }
        if (dice < 85) {
            return new Visit(DemoRules.REST, HttpMethod.POST, "/basket", "sku=lamp");
        }
        if (dice < 90) {
            return new Visit(DemoRules.REST, HttpMethod.POST, "/services/StockService", "<getStock/>");
        }
        return get(DemoRules.REST, "/");
    }

    static Visit get(String route, String path) {
        return new Visit(route, HttpMethod.GET, path, "");
    }
}
