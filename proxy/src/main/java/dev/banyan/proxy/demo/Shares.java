package dev.banyan.proxy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads the routes' shares from the admin port, as any dashboard would. */
final class Shares {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final HttpRequest question;

    Shares(String admin) {
        question = HttpRequest.newBuilder(URI.create(admin + "/api/v1/routes"))
                .timeout(TIMEOUT)
                .build();
    }

    /** By route id. */
    Map<String, Share> read() throws IOException, InterruptedException {
        JsonNode answer =
                JSON.readTree(client.send(question, BodyHandlers.ofString()).body());
        Map<String, Share> shares = new HashMap<>();
        for (JsonNode route : answer.isArray() ? answer : answer.path("routes")) {
            shares.put(route.path("id").asText(), share(route));
        }
        return shares;
    }

    private static Share share(JsonNode route) {
        if (!route.at("/sides/modern").isObject() || !route.at("/sides/legacy").isObject()) {
            return Share.NONE;
        }
        JsonNode split = route.path("split");
        return new Share(
                split.path("configured").asText(""),
                split.path("effective").asText(""),
                route.path("killed").asBoolean());
    }
}
