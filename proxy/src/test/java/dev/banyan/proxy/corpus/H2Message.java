package dev.banyan.proxy.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * A request of HTTP/2 as a table writes it.
 *
 * @param fields lines, pseudo-headers too
 * @param data one text a frame
 * @param trailers lines; empty where there is no trailer
 */
record H2Message(List<String> fields, List<String> data, List<String> trailers) {

    static H2Message of(String bytes) {
        List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        for (String line : bytes.split(String.valueOf(Escapes.FIELD))) {
            if (line.isEmpty()) {
                parts.add(new ArrayList<>());
            } else {
                parts.get(parts.size() - 1).add(line);
            }
        }
        return new H2Message(
                parts.get(0), parts.size() > 1 ? parts.get(1) : List.of(), parts.size() > 2 ? parts.get(2) : List.of());
    }
}
