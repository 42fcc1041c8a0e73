package dev.banyan.proxy.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The rules file of the demo, a real one: the tour edits it, and so may whoever watches. */
final class DemoRules {
    static final String ORDERS = "orders";
    static final String CATALOG = "catalog";
    /** What stays on the legacy side. */
    static final String REST = "everything-else";

    private static final String TEXT = """
            version: 1

            backends:
              shop-legacy: {url: "http://127.0.0.1:%1$d", hostHeader: backend}
              shop-modern: {url: "http://127.0.0.1:%2$d", hostHeader: backend}

            routes:
              - id: orders
                match: {prefix: /orders}
                legacy: shop-legacy
                modern: shop-modern
                split: {modern: %3$s, cohort: shop}

              - id: catalog
                match: {prefix: /catalog}
                legacy: shop-legacy
                modern: shop-modern
                split: {modern: %3$s, cohort: shop}

              - id: stock
                match: {path: "/stock/{sku}"}
                legacy: shop-legacy
                modern: shop-modern
                force: {header: x-banyan-side, from: [127.0.0.0/8]}
                translate: {legacy: stock-soap}

              - id: everything-else
                match: {prefix: /}
                legacy: shop-legacy
                rewrite: {redirects: true, cookies: {domain: true}}

            translations:
              stock-soap:
                request:
                  method: POST
                  path: /services/StockService
                  body: {from: none, as: soap11, namespace: "urn:shop", map: [{to: /getStock/sku, from: "path:sku"}]}
                response:
                  body:
                    from: soap11
                    as: json
                    root: /getStockResponse
                    map: [{to: /sku, from: /sku}, {to: /inStock, from: /inStock, type: int}]
            """;

    private final Path file;
    private final int legacyPort;
    private final int modernPort;

    DemoRules(Path directory, int legacyPort, int modernPort) {
        this.file = directory.resolve("rules.yaml");
        this.legacyPort = legacyPort;
        this.modernPort = modernPort;
    }

    Path file() {
        return file;
    }

    /** Writes the file anew with this percent on the modern side, in one step as editors and deployments do. */
    void write(BigDecimal modernPercent) throws IOException {
        Path fresh = Files.writeString(
                file.resolveSibling("rules.yaml.new"),
                TEXT.formatted(legacyPort, modernPort, modernPercent.toPlainString()));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
