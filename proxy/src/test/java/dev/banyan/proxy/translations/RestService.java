package dev.banyan.proxy.translations;

import dev.banyan.proxy.wire.RawMessage;
import dev.banyan.proxy.wire.RawOrigin;
import dev.banyan.proxy.wire.RawOrigin.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A modern service: {@code GET /orders/70n} has n lines and tags, a PUT answers what it was sent, some orders fail. */
final class RestService implements AutoCloseable {
    private final RawOrigin origin;

    RestService() throws IOException {
        origin = new RawOrigin(RestService::answer);
    }

    private static void answer(RawMessage request, Connection connection) throws IOException {
        String target = request.start().split(" ")[1].split("\\?")[0];
        int id = Integer.parseInt(target.substring(target.lastIndexOf('/') + 1));
        if (request.start().startsWith("PUT ")) {
            write(connection, "200 OK", "application/json", Translating.text(request));
            return;
        }
        switch (id) {
            case 404 ->
                write(
                        connection,
                        "404 Not Found",
                        "application/problem+json",
                        "{\"title\": \"Gone\", \"detail\": \"no order 404, m\u00f6glich \ud83d\ude00\", \"status\": 404}");
            case 500 ->
                write(
                        connection,
                        "500 Oops",
                        "application/problem+json; charset=utf-8",
                        "{\"title\": \"out of stock & order\"}");
            case 503 -> write(connection, "503 Busy", "text/html", "<html>secret</html>");
            case 7 -> write(connection, "200 OK", "application/json", "{\"id\": \"secret\"}");
            default -> write(connection, "200 OK", "application/json", order(id));
        }
    }

    private static String order(int id) {
        int size = id % 10;
        String lines = IntStream.rangeClosed(1, size)
                .mapToObj(i -> "{\"sku\": \"SKU-%d\", \"quantity\": %d}".formatted(i, i))
                .collect(Collectors.joining(", "));
        String tags =
                IntStream.rangeClosed(1, size).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(", "));
        return """
                {"id": %d, "customer": "J\u00fcrgen \ud83d\ude00 <&> Gro\u00df", "total": 12345678901234567890.12,
                 "note": null, "lines": [%s], "tags": [%s]}
                """.formatted(id, lines, tags);
    }

    private static void write(Connection connection, String status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.write("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length
                + "\r\n\r\n" + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    String url() {
        return origin.url();
    }

    List<RawMessage> received() {
        return origin.received();
    }

    @Override
    public void close() throws IOException {
        origin.close();
    }
}
