package dev.banyan.rules.yaml;

import java.util.List;

/** Typical rules of any length; as a program, how long reading ten thousand routes takes. */
final class ManyRoutes {
    private ManyRoutes() {}

    static String text(int routes) {
        StringBuilder text = new StringBuilder("version: 1\nbackends:\n");
        text.append("  old: {url: http://old:8080}\n  new: {url: http://new:8080}\nroutes:\n");
        for (int i = 0; i < routes; i++) {
            text.append("""
                      - id: route-%d
                        match:
                          hosts: [shop.example.com]
                          path: /area-%d/orders/{id}
                          methods: [GET, HEAD]
                          headers: {x-channel: web}
                        legacy: old
                        modern: new
                        split: {modern: 12.5, key: [cookie:uid, path:id], cohort: shop}
                        rewrite: {path: "/v2/orders/{id}", requestHeaders: {set: {x-source: banyan}}}
                        timeouts: {request: 10s}
                        owner: team-orders
                    """.formatted(i, i));
        }
        return text.toString();
    }

    public static void main(String[] args) {
        List<RulesText> files = List.of(new RulesText("many.yaml", text(10_000)));
        RulesReader reader = new RulesReader(new TestSecrets());
        for (int round = 0; round < 15; round++) {
            long start = System.nanoTime();
            int problems = reader.read(files).problems().size();
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(
                    "%d characters: %d ms, %d problems%n",
                    files.get(0).content().length(), millis, problems);
        }
    }
}
