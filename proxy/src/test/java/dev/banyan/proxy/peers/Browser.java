package dev.banyan.proxy.peers;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one visitor's browser does: keeps cookies, follows redirects, submits forms. Remembers every answer it got. */
final class Browser {
    private static final int MOST_REDIRECTS = 10;

    /** One network for all visitors; what tells them apart are their cookies. */
    private static final HttpClient NETWORK = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final URI home;
    private final List<HttpResponse<String>> answers = new ArrayList<>();

    Browser(URI home) {
        this.home = home;
    }

    Browser withCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(home, cookie);
        return this;
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().get(home).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Opens a page, follows redirects, returns the last answer. */
    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return follow(send(request(home.resolve(path)).GET().build()));
    }

    /** Submits a form by POST. */
    HttpResponse<String> submit(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(send(request(home.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build()));
    }

    /** Every answer so far, redirects too. */
    List<HttpResponse<String>> answers() {
        return answers;
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        HttpResponse<String> last = answer;
        for (int redirects = 0; last.statusCode() / 100 == 3; redirects++) {
            if (redirects == MOST_REDIRECTS) {
                throw new IOException("redirects without end at " + last.uri());
            }
            URI from = last.uri();
            URI to = last.headers().firstValue("location").map(from::resolve).orElseThrow();
            last = send(request(to).GET().build());
        }
        return last;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = NETWORK.send(request, BodyHandlers.ofString());
        cookies.put(request.uri(), answer.headers().map());
        answers.add(answer);
        return answer;
    }

    private HttpRequest.Builder request(URI uri) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).header("Accept", "text/html");
        List<String> kept = cookies.get(uri, Map.of()).getOrDefault("Cookie", List.of());
        return kept.isEmpty() ? request : request.header("Cookie", String.join("; ", kept));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
