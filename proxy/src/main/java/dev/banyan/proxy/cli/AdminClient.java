package dev.banyan.proxy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Speaks to the admin port of a running Banyan. */
final class AdminClient {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final URI base;
    private final @Nullable String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** @param token null: none is sent */
    AdminClient(URI base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    /** Says what to print; the exit code is 1. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    JsonNode get(String path) throws Refused {
        return send(request(path).GET());
    }

    JsonNode post(String path, JsonNode body) throws Refused {
        return send(request(path).POST(publisher(body)));
    }

    JsonNode put(String path, JsonNode body) throws Refused {
        return send(request(path).PUT(publisher(body)));
    }

    /** A part of a path or of a query, escaped. */
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("accept", "application/json")
                .header("x-banyan-actor", actor());
        return token == null ? request : request.header("authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher publisher(JsonNode body) {
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private JsonNode send(HttpRequest.Builder request) throws Refused {
        HttpResponse<String> response =
                answer(request.header("content-type", "application/json").build());
        JsonNode json = json(response.body());
        if (response.statusCode() == 200) {
            return json;
        }
        String detail = json.path("detail").asText();
        String said = detail.isEmpty() ? "an answer that is not Banyan's" : detail;
        throw new Refused(said + " [" + response.statusCode() + " from " + base + "]");
    }

    private HttpResponse<String> answer(HttpRequest request) throws Refused {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new Refused("nothing listens at " + base
                    + " (is 'banyan serve' running? its ready line names the admin port; --admin says another one)");
        } catch (HttpTimeoutException e) {
            throw new Refused("no answer from " + base + " within " + ANSWER.toSeconds() + " s");
        } catch (IOException e) {
            throw new Refused("no answer from " + base + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** {@code user@host}, of such characters as the server takes. */
    private static String actor() {
        String user = System.getProperty("user.name", "unknown");
        return (user + "@" + host()).replaceAll("[^\\x21-\\x7e]", "_");
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
