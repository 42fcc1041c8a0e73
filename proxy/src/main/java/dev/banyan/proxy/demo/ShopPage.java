package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import java.util.stream.Collectors;

/** The HTML of both shops: the same content, and a look that tells at a glance which side made it. */
final class ShopPage {
    private static final String LEGACY = """
            <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
            <html><head><title>%1$s</title></head>
            <body bgcolor="#d8d0c0" style="font-family: Times, serif; margin: 3em">
            <table bgcolor="#f4efe4" border="2" cellpadding="14" width="640" align="center">
            <tr><td bgcolor="#7a5c3a"><font color="#ffffff" size="5"><b>%1$s</b></font><br>
            <font color="#e8dcc8">The old shop, since 2004. Made by the <b>legacy</b> side.</font></td></tr>
            <tr><td>%2$s<hr>%3$s</td></tr></table></body></html>
            """;
    private static final String MODERN = """
            <!doctype html><html lang="en"><head><title>%1$s</title><meta charset="utf-8"></head>
            <body style="font-family: system-ui, sans-serif; background: #eef6f1; margin: 0">
            <header style="background: #1c7c54; color: #fff; padding: 1.5rem 3rem"><h1 style="margin: 0">%1$s</h1>
            The new shop. Made by the <b>modern</b> side.</header>
            <main style="max-width: 40rem; margin: 2rem auto; padding: 2rem; background: #fff; border-radius: 1rem">
            %2$s<hr style="border: 0; border-top: 1px solid #cde">%3$s</main></body></html>
            """;
    private static final String LINKS =
            "<a href=\"/\">Home</a> &middot; <a href=\"/catalog\">Catalog</a> &middot; <a href=\"/orders/7\">Order 7</a>"
                    + " &middot; <a href=\"/basket\">Basket</a>";

    private ShopPage() {}

    /** @param content trusted HTML */
    static String html(Side side, String title, String content) {
        return String.format(side == Side.LEGACY ? LEGACY : MODERN, title, content, LINKS);
    }

    static String catalog() {
        return Goods.ALL.stream()
                .map(goods -> "<li><a href=\"/catalog/" + goods.sku() + "\">" + goods.name() + "</a>, " + goods.price())
                .collect(Collectors.joining("\n", "<ul>", "</ul>"));
    }

    static String goods(Goods goods) {
        return "<h2>" + goods.name() + "</h2><p>" + goods.price() + "</p>"
                + "<form method=\"post\" action=\"/basket\"><button>Into the basket</button></form>";
    }

    static String order(int id) {
        Goods goods = Goods.ordered(id);
        return "<h2>Order " + id + "</h2><p>One " + goods.name() + ", " + goods.price() + ", on its way.</p>";
    }

    /** The same order for programs. */
    static String orderJson(Side side, int id) {
        Goods goods = Goods.ordered(id);
        return String.format(
                "{\"id\": %d, \"sku\": \"%s\", \"total\": \"%s\", \"servedBy\": \"%s\"}%n",
                id, goods.sku(), goods.price(), side.word());
    }
}
