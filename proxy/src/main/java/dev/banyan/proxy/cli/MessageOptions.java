package dev.banyan.proxy.cli;

import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What stands outside of the body of a message that is tried. */
final class MessageOptions {
    private static final String REQUEST_ID = "x-request-id";

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "Of the request; default POST with a body, else GET.")
    private @Nullable String method;

    @Option(names = "--path", paramLabel = "NAME=VALUE", description = "What a name in the route's path stands for.")
    private List<String> path = new ArrayList<>();

    @Option(names = "--query", paramLabel = "NAME=VALUE", description = "A parameter of the request.")
    private List<String> query = new ArrayList<>();

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "A header of the message; cookies are the request's also of an answer.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--content-type", paramLabel = "TYPE", description = "The header of that name, shorter.")
    private @Nullable String contentType;

    @Option(names = "--status", paramLabel = "N", description = "Of the answer; default ${DEFAULT-VALUE}.")
    private int status = 200;

    /**
     * A request without its body.
     *
     * @param withBody whether it has one
     * @throws IllegalArgumentException where one of the options is no such thing; the message says which
     */
    Request request(boolean withBody) {
        List<Field> fields = fields();
        String id = Field.first(fields, REQUEST_ID);
        return new Request(
                method == null ? withBody ? "POST" : "GET" : method.toUpperCase(Locale.ROOT),
                "/",
                query(),
                pairs("path", path),
                id == null ? "request-id" : id,
                fields,
                new byte[0]);
    }

    /** @throws IllegalArgumentException as of {@link #request} */
    Answer answer(byte[] body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " (expected: 200 to 599)");
        }
        return new Answer(status, fields(), body);
    }

    private String query() {
        return query.stream()
                .map(parameter -> pair("query", parameter))
                .map(pair -> escaped(pair[0]) + "=" + escaped(pair[1]))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException("header: " + header + " (expected: 'name: value')");
            }
            fields.add(new Field(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip()));
        }
        if (contentType != null) {
            fields.removeIf(field -> field.name().equalsIgnoreCase("content-type"));
            fields.add(new Field("content-type", contentType));
        }
        return fields;
    }

    private static Map<String, String> pairs(String option, List<String> texts) {
        Map<String, String> pairs = new LinkedHashMap<>();
        texts.stream().map(text -> pair(option, text)).forEach(pair -> pairs.put(pair[0], pair[1]));
        return pairs;
    }

    private static String[] pair(String option, String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException(option + ": " + text + " (expected: name=value)");
        }
        return new String[] {text.substring(0, equals), text.substring(equals + 1)};
    }
}
