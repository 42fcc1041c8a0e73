package dev.banyan.proxy.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Which servers are known to refuse which vectors though they are right: {@code refused-by-peers.table}. */
final class Refusals {
    private final Set<String> known;

    private Refusals(Set<String> known) {
        this.known = known;
    }

    static Refusals read() throws IOException {
        try (InputStream in = Refusals.class.getResourceAsStream("/corpus/refused-by-peers.table")) {
            return new Refusals(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .map(cells -> cells[0].trim() + ' ' + cells[1].trim())
                    .collect(Collectors.toSet()));
        }
    }

    boolean contains(String server, String vector) {
        return known.contains(server + ' ' + vector);
    }
}
