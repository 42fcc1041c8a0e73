package dev.banyan.proxy.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.proxy.wire.Lines;
import java.util.List;
import java.util.Locale;

/** Holds a message against the lines of a {@link Row}. */
record Expected(String who, List<String> lines) {

    void matches(List<String> fields, String body, List<String> trailers, String framed) {
        for (String line : lines) {
            String rest = line.length() > 2 ? line.substring(2) : "";
            switch (line.charAt(0)) {
                case '-' ->
                    assertThat(Lines.of(fields, rest))
                            .as("%s: header %s", who, rest)
                            .isEmpty();
                case '=' -> assertThat(body).as("%s: body", who).isEqualTo(rest);
                case '+' -> assertThat(lower(trailers)).as("%s: trailers", who).isEqualTo(plus());
                case '#' -> assertThat(framed).as("%s: framing", who).isIn(rest, "frames");
                default -> header(fields, line.substring(0, line.indexOf(':')));
            }
        }
    }

    private void header(List<String> fields, String name) {
        assertThat(Lines.of(fields, name)).as("%s: header %s", who, name).isEqualTo(Lines.of(lines, name));
    }

    private List<String> plus() {
        return lower(lines.stream()
                .filter(line -> line.startsWith("+ "))
                .map(line -> line.substring(2))
                .toList());
    }

    private static List<String> lower(List<String> lines) {
        return lines.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    }
}
