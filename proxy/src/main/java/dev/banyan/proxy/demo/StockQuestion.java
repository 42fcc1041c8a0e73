package dev.banyan.proxy.demo;

import dev.banyan.rules.model.Side;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks both sides for the stock of the same goods, in the same words, and compares what they answer. */
final class StockQuestion {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI address;

    /** @param shop the public address */
    StockQuestion(String shop) {
        address = URI.create(shop + "/stock/" + Goods.ALL.get(0).sku());
    }

    URI address() {
        return address;
    }

    /** @return a sentence */
    String ask() throws IOException, InterruptedException {
        String legacy = ask(Side.LEGACY);
        String modern = ask(Side.MODERN);
        return legacy.equals(modern)
                ? "both sides answer " + legacy
                : "legacy answers " + legacy + ", modern answers " + modern;
    }

    private String ask(Side side) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("x-banyan-side", side.word())
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        String maker = answer.headers().firstValue(ToyServer.MADE_BY).orElse("nobody");
        return maker.equals(side.word()) ? answer.body() : answer.statusCode() + " of " + maker;
    }
}
