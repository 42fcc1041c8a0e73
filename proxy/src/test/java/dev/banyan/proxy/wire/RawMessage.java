package dev.banyan.proxy.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One HTTP/1 message as it stood on the wire.
 *
 * @param start the request or status line
 * @param fields the header lines, as they came
 * @param body decoded where it was chunked
 * @param framed how the body was delimited: {@code length}, {@code chunked}, {@code close} or {@code none}
 */
public record RawMessage(String start, List<String> fields, String body, String framed) {

    /** The value of the first header of that name, or null. */
    public String header(String name) {
        return headers(name).stream().findFirst().orElse(null);
    }

    public List<String> headers(String name) {
        return fields.stream()
                .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .toList();
    }

    /** True of an answer behind which the answer proper is still to come. */
    public boolean isInterim() {
        return start.matches("HTTP/1\\.[01] 1(?!01)[0-9]{2}.*");
    }

    /** The status of an answer. */
    public int status() {
        return Integer.parseInt(start.split(" ")[1]);
    }

    /**
     * Reads one message.
     *
     * @param untilClose a body without length or chunks goes on to the connection's end, as answers do
     * @return null where the connection ended before it began
     */
    public static RawMessage read(InputStream in, boolean untilClose) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            fields.add(line);
        }
        RawMessage head = new RawMessage(start, fields, "", "none");
        if (head.isInterim()) {
            return head;
        }
        if ("chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
            return new RawMessage(start, fields, chunks(in), "chunked");
        }
        if (head.header("content-length") != null) {
            return new RawMessage(
                    start, fields, exactly(in, Integer.parseInt(head.header("content-length"))), "length");
        }
        return untilClose
                ? new RawMessage(start, fields, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1), "close")
                : head;
    }

    /** The head alone, for answers that have no body whatever they say. */
    public static RawMessage readHead(InputStream in) throws IOException {
        String start = line(in);
        List<String> fields = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            fields.add(line);
        }
        return new RawMessage(start, fields, "", "none");
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            String size = line(in);
            if (size == null) {
                throw new IOException("chunks: end of the connection (expected: a last chunk)");
            }
            int length = Integer.parseInt(size.split(";")[0].trim(), 16);
            if (length == 0) {
                while (!"".equals(line(in))) {
                    // trailers
                }
                return body.toString();
            }
            body.append(exactly(in, length));
            line(in);
        }
    }

    private static String exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("body: " + bytes.length + " bytes (expected: " + length + ")");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(c);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
    }
}
