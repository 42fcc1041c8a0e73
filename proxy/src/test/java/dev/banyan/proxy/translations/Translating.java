package dev.banyan.proxy.translations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.proxy.wire.RawClient;
import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RunningBanyan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A Banyan that translates, and a client of it that looks at how each answer is framed. */
final class Translating implements AutoCloseable {
    /** Digits are never lost, and never quietly rounded by who looks at them. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final RunningBanyan banyan;

    private Translating(RunningBanyan banyan) {
        this.banyan = banyan;
    }

    static Translating by(String rules, Map<String, String> schemas) {
        return new Translating(RunningBanyan.translating(rules, schemas));
    }

    int port() {
        return banyan.port();
    }

    RawMessage get(String target, String... headers) throws IOException {
        return ask("GET", target, new byte[0], headers);
    }

    RawMessage send(String method, String target, String contentType, String body, String... headers)
            throws IOException {
        return ask(
                method, target, body.getBytes(StandardCharsets.UTF_8), with(headers, "Content-Type: " + contentType));
    }

    RawMessage send(String method, String target, String contentType, byte[] body, String... headers)
            throws IOException {
        return ask(method, target, body, with(headers, "Content-Type: " + contentType));
    }

    private static String[] with(String[] headers, String one) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = one;
        return all;
    }

    private RawMessage ask(String method, String target, byte[] body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: shop.test\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Connection: close\r\n");
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        String bytes = head + "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        try (RawClient client = banyan.client()) {
            RawMessage answer = client.ask(bytes);
            requireWholeAndPlain(answer);
            assertThat(client.isClosed()).as("nothing behind the answer").isTrue();
            return answer;
        }
    }

    private static void requireWholeAndPlain(RawMessage answer) {
        assertThat(answer.framed()).as("framed by").isEqualTo("length");
        assertThat(answer.headers("content-length"))
                .containsExactly("" + answer.body().length());
        assertThat(answer.headers("transfer-encoding")).isEmpty();
        assertThat(answer.headers("content-encoding")).isEmpty();
    }

    /** How many messages of that route had that result. */
    int counted(String route, String direction, String result) throws IOException {
        return (int) banyan.metric("banyan_translations_total{direction=\"" + direction + "\",result=\"" + result
                + "\",route=\"" + route + "\",translation=\"" + route + "\"}");
    }

    static String text(RawMessage message) {
        return new String(bytes(message), StandardCharsets.UTF_8);
    }

    static byte[] bytes(RawMessage message) {
        return message.body().getBytes(StandardCharsets.ISO_8859_1);
    }

    static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    static JsonNode json(RawMessage message) throws JsonProcessingException {
        return json(text(message));
    }

    /** Claims that an answer is a problem of that kind, without anything of the peer's own inside. */
    static void assertProblem(RawMessage answer, int status, String code) throws JsonProcessingException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("code").textValue()).isEqualTo(code);
        assertThat(problem.get("requestId").textValue()).isNotBlank();
        assertThat(text(answer)).doesNotContain("secret", "<html", "/var/www");
    }

    @Override
    public void close() throws IOException {
        banyan.close();
    }
}
