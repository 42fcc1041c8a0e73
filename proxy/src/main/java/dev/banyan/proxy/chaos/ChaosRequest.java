package dev.banyan.proxy.chaos;

import dev.banyan.rules.model.Example;
import dev.banyan.rules.model.PathCondition;
import dev.banyan.rules.model.PathTemplate.Part;
import dev.banyan.rules.model.Route;
import dev.banyan.rules.model.Rules;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One kind of request that a run sends.
 *
 * @param target in origin form
 * @param host of its Host header
 */
record ChaosRequest(String method, String target, String host, Map<String, String> headers) {

    /** What the routes take: their examples, and for a route without any a request made from what it matches. */
    static List<ChaosRequest> of(Rules rules) {
        List<ChaosRequest> requests = new ArrayList<>();
        for (Route route : rules.routes()) {
            if (route.examples().isEmpty()) {
                made(route, requests);
            }
            route.examples().stream()
                    .filter(example -> example.route() != null)
                    .forEach(example -> requests.add(of(example)));
        }
        return requests;
    }

    private static ChaosRequest of(Example example) {
        URI url = URI.create(example.url());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new ChaosRequest(example.method(), path + query, url.getRawAuthority(), example.headers());
    }

    private static void made(Route route, List<ChaosRequest> into) {
        String host = route.match().hosts().isEmpty()
                ? "chaos.test"
                : route.match().hosts().get(0).replace("*.", "www.");
        List<String> methods = route.match().methods().isEmpty()
                ? List.of("GET", "POST")
                : route.match().methods();
        methods.forEach(
                method -> into.add(new ChaosRequest(method, path(route.match().path()), host, Map.of())));
    }

    private static String path(@org.jspecify.annotations.Nullable PathCondition path) {
        if (path instanceof PathCondition.Exact exact) {
            return exact.path();
        }
        if (path instanceof PathCondition.Prefix prefix) {
            return prefix.prefix();
        }
        if (path instanceof PathCondition.Template template) {
            return "/"
                    + template.template().parts().stream()
                            .map(part -> part instanceof Part.Literal literal ? literal.text() : "7")
                            .collect(Collectors.joining("/"));
        }
        return "/";
    }

    /** True where twice is not once (RFC 9110, section 9.2.2). */
    boolean isUnsafe() {
        return method.equals("POST") || method.equals("PATCH");
    }
}
