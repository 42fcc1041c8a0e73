package dev.banyan.proxy.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads as sloppy old servers do: bare LF ends a line, folded lines are joined, space before a colon does not count, an
 * underscore is a dash, a Content-Length wins over chunks, numbers are read as far as they go. Where something slips
 * through Banyan, this reader loses its place and the next answer is not the one that was asked for.
 */
final class LenientReading implements Reading {

    @Override
    public Head head(InputStream in) throws IOException {
        String start = line(in);
        while (start != null && start.isBlank()) {
            start = line(in);
        }
        return start == null ? null : new Head(String.join(" ", start.trim().split("[ \\t]+")), fields(in));
    }

    @Override
    public Body body(InputStream in, Head request) throws IOException {
        if (request.has("content-length")) {
            int length = number(request.all("content-length").get(0), 10);
            return new Body(exactly(in, length), "length", List.of());
        }
        boolean chunked = request.all("transfer-encoding").stream()
                .anyMatch(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"));
        return chunked ? chunks(in) : Body.NONE;
    }

    private static Body chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int length = chunkSize(in); length > 0; length = chunkSize(in)) {
            body.append(exactly(in, length));
            line(in);
        }
        return new Body(body.toString(), "chunked", fields(in));
    }

    private static int chunkSize(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("end of the connection before the last chunk");
        }
        return number(line, 16);
    }

    private static List<Field> fields(InputStream in) throws IOException {
        List<Field> fields = new ArrayList<>();
        String line = line(in);
        for (; line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            if (folded && !fields.isEmpty()) {
                Field before = fields.remove(fields.size() - 1);
                fields.add(new Field(before.name(), before.value() + " " + line.trim()));
            } else if (colon >= 0) {
                String name = line.substring(0, colon).trim().replace('_', '-');
                fields.add(new Field(name, line.substring(colon + 1).trim()));
            }
        }
        if (line == null) {
            throw new EOFException("end of the connection within the fields");
        }
        return fields;
    }

    /** The number that a text begins with, sign and 0x left out; 0 where it begins with none. */
    private static int number(String text, int radix) {
        String digits = text.trim().replaceFirst("^\\+", "").replaceFirst("^0[xX]", "");
        int value = 0;
        for (int i = 0; i < digits.length() && Character.digit(digits.charAt(i), radix) >= 0; i++) {
            value = value * radix + Character.digit(digits.charAt(i), radix);
        }
        return value;
    }

    private static String exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("body: " + bytes.length + " bytes (expected: " + length + ")");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                boolean whole = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
                return whole ? line.substring(0, line.length() - 1) : line.toString();
            }
            line.append((char) c);
        }
        return line.length() == 0 ? null : line.toString();
    }
}
