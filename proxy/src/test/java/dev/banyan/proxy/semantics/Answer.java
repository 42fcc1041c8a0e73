package dev.banyan.proxy.semantics;

import dev.banyan.proxy.wire.Lines;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a client got, whichever protocol it speaks.
 *
 * @param interims each as its status and its header lines
 * @param fields without pseudo-headers
 * @param framed {@code length}, {@code chunked}, {@code close} or {@code none}; {@code frames} in HTTP/2
 * @param whole false where it was broken off
 */
record Answer(
        List<Interim> interims,
        int status,
        List<String> fields,
        byte[] body,
        List<String> trailers,
        String framed,
        boolean whole) {

    record Interim(int status, List<String> fields) {}

    List<String> headers(String name) {
        return Lines.of(fields, name);
    }

    String header(String name) {
        return headers(name).stream().findFirst().orElse(null);
    }

    String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
