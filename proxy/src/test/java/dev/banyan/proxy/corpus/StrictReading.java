package dev.banyan.proxy.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads to the letter of RFC 9112 and forgives nothing: what Banyan writes, to clients and to backends, is read by this.
 */
final class StrictReading implements Reading {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern REQUEST = Pattern.compile(TOKEN + " [!-~]+ HTTP/1\\.1");
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-9][0-9]{2} [\\t -~\\x80-\\xff]*");
    private static final Pattern FIELD = Pattern.compile(
            "(" + TOKEN + "):[ \\t]*((?:[!-~\\x80-\\xff](?:[\\t -~\\x80-\\xff]*[!-~\\x80-\\xff])?)?)[ \\t]*");
    private static final Pattern CHUNK = Pattern.compile("[0-9A-Fa-f]{1,8}");

    @Override
    public Head head(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        String start = line(in, first);
        if (!REQUEST.matcher(start).matches() && !STATUS.matcher(start).matches()) {
            throw new Malformed("first line: " + Escapes.write(start));
        }
        Head head = new Head(start, fields(in));
        checkFraming(head);
        return head;
    }

    private static void checkFraming(Head head) throws Malformed {
        List<String> lengths = head.all("content-length");
        List<String> codings = head.all("transfer-encoding");
        boolean one = lengths.size() + codings.size() <= 1;
        if (!one
                || !lengths.stream().allMatch(length -> length.matches("[0-9]{1,18}"))
                || !codings.stream().allMatch("chunked"::equalsIgnoreCase)) {
            throw new Malformed("framing: Content-Length " + lengths + ", Transfer-Encoding " + codings);
        }
    }

    @Override
    public Body body(InputStream in, Head request) throws IOException {
        return body(in, request, Body.NONE);
    }

    /** The body behind the head of an answer to that method. */
    Body answerBody(InputStream in, Head answer, String method) throws IOException {
        int status = answer.status();
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            return Body.NONE;
        }
        return body(in, answer, null);
    }

    private static Body body(InputStream in, Head head, Body otherwise) throws IOException {
        if (head.has("transfer-encoding")) {
            return chunks(in);
        }
        if (head.has("content-length")) {
            long length = Long.parseLong(head.all("content-length").get(0));
            return new Body(exactly(in, (int) length), "length", List.of());
        }
        return otherwise != null
                ? otherwise
                : new Body(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1), "close", List.of());
    }

    private static Body chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            String size = line(in, in.read());
            if (!CHUNK.matcher(size).matches()) {
                throw new Malformed("chunk: " + Escapes.write(size));
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                return new Body(body.toString(), "chunked", fields(in));
            }
            body.append(exactly(in, length));
            if (!line(in, in.read()).isEmpty()) {
                throw new Malformed("chunk: longer than its size");
            }
        }
    }

    private static List<Field> fields(InputStream in) throws IOException {
        List<Field> fields = new ArrayList<>();
        for (String line = line(in, in.read()); !line.isEmpty(); line = line(in, in.read())) {
            var field = FIELD.matcher(line);
            if (!field.matches()) {
                throw new Malformed("field: " + Escapes.write(line));
            }
            fields.add(new Field(field.group(1), field.group(2)));
        }
        return fields;
    }

    private static String exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("body: " + bytes.length + " bytes (expected: " + length + ")");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A line without its CR LF; either of them alone is malformed. */
    private static String line(InputStream in, int first) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = first; ; c = in.read()) {
            if (c < 0) {
                throw new EOFException("end of the connection within: " + Escapes.write(line.toString()));
            }
            if (c == '\r') {
                if (in.read() != '\n') {
                    throw new Malformed("a bare CR behind: " + Escapes.write(line.toString()));
                }
                return line.toString();
            }
            if (c == '\n') {
                throw new Malformed("a bare LF behind: " + Escapes.write(line.toString()));
            }
            line.append((char) c);
        }
    }
}
