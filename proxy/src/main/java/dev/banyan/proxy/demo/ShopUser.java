package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One simulated visitor: keeps cookies, follows redirects, does one thing after the other. */
final class ShopUser {
    private static final long TIMEOUT_MILLIS = 5_000;

    private final HttpClient client;
    private final String origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** @param origin the shop's public address, {@code http://host:port} */
    ShopUser(HttpClient client, String origin) {
        this.client = client;
        this.origin = origin;
    }

    /**
     * @param status 0: no answer
     * @param location where a redirect points; null: there is none
     */
    record Page(int status, @Nullable Side side, @Nullable String location) {
        static final Page NONE = new Page(0, null, null);

        boolean failed() {
            return status == 0 || status >= 500;
        }
    }

    /** Never fails: no answer is {@link Page#NONE}. */
    Future<Page> visit(Visit visit) {
        RequestOptions options = new RequestOptions()
                .setMethod(visit.method())
                .setAbsoluteURI(origin + visit.path())
                .setTimeout(TIMEOUT_MILLIS);
        return client.request(options)
                .compose(request -> {
                    if (!cookies.isEmpty()) {
                        request.putHeader("cookie", cookieHeader());
                    }
                    return request.send(Buffer.buffer(visit.body()));
                })
                .compose(answer -> answer.body().map(body -> page(answer)))
                .otherwise(Page.NONE);
    }

    private Page page(HttpClientResponse answer) {
        answer.headers().getAll("set-cookie").forEach(this::keep);
        return new Page(answer.statusCode(), side(answer), answer.getHeader("location"));
    }

    private static @Nullable Side side(HttpClientResponse answer) {
        String word = answer.getHeader(ToyServer.MADE_BY);
        if (word == null) {
            return null;
        }
        return word.equals(Side.MODERN.word()) ? Side.MODERN : Side.LEGACY;
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals > 0) {
            cookies.put(
                    pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
