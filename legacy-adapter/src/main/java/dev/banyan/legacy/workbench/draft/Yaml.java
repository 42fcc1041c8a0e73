package dev.banyan.legacy.workbench.draft;

import java.util.ArrayList;
import java.util.List;

/** YAML as people write it. */
final class Yaml {
    private static final int WIDEST = 68;

    private Yaml() {}

    /** A word that can stand in a flow mapping, in quotes where it must. */
    static String word(String text) {
        return text.matches("[\\p{L}\\p{N}/_.][\\p{L}\\p{N}/_.@#~+-]*") && !isOther(text) ? text : quoted(text);
    }

    /** What YAML takes for something else than a text. */
    private static boolean isOther(String text) {
        return text.matches("(?i)true|false|null|[0-9.]+(e[0-9]+)?|0[xo].*|[.](inf|nan)");
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                quoted.append(String.format("\\x%02x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** A comment's text: on one line, whatever a schema's words are. */
    static String comment(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /**
     * A line with what is to be said about it.
     *
     * @param note empty: nothing
     */
    record Noted(String line, String note) {}

    /** Notes stand in a column of their own, behind all lines that are not too long. */
    static List<String> aligned(List<Noted> lines) {
        int column = lines.stream()
                .filter(noted -> !noted.note().isEmpty())
                .mapToInt(noted -> noted.line().length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        List<String> aligned = new ArrayList<>();
        for (Noted noted : lines) {
            String space = " ".repeat(Math.max(0, column - noted.line().length()) + 2);
            aligned.add(noted.note().isEmpty() ? noted.line() : noted.line() + space + "# " + comment(noted.note()));
        }
        return aligned;
    }

    static List<String> indented(int by, List<String> lines) {
        return lines.stream()
                .map(line -> line.isEmpty() ? line : " ".repeat(by) + line)
                .toList();
    }
}
