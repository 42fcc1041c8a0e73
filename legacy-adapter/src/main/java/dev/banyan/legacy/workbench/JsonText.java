package dev.banyan.legacy.workbench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * JSON, indented for people: by its signs alone, so that each value stands there as it was written, and so that what is
 * no JSON, after all, can be looked at too. What is short stays on one line.
 */
final class JsonText {
    private static final int WIDTH = 76;
    private static final int DEEPEST = 40;

    private final String text;
    /** Where the bracket that opens here is closed; -1: nothing opens here, or it is never closed. */
    private final int[] ends;

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private JsonText(String text) {
        this.text = text;
        this.ends = ends(text);
    }

    static List<String> indented(String text) {
        JsonText json = new JsonText(squeezed(text));
        json.write();
        return json.lines;
    }

    /** One blank behind each comma and colon, and none anywhere else outside of texts. */
    private static String squeezed(String text) {
        StringBuilder squeezed = new StringBuilder(text.length());
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                squeezed.append(c).append(text.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            if (quoted || c > ' ') {
                squeezed.append(c).append(!quoted && (c == ',' || c == ':') ? " " : "");
            }
        }
        return squeezed.toString();
    }

    private static int[] ends(String text) {
        int[] ends = new int[text.length()];
        Arrays.fill(ends, -1);
        Deque<Integer> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                open.push(i);
            } else if (!quoted && (c == '}' || c == ']') && !open.isEmpty()) {
                ends[open.pop()] = i;
            }
        }
        return ends;
    }

    private void write() {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                line.append(c).append(text.charAt(++i));
            } else if (quoted || c == '"') {
                quoted ^= c == '"';
                line.append(c);
            } else if (c == '{' || c == '[') {
                if (isShort(i)) {
                    line.append(text, i, ends[i] + 1);
                    i = ends[i];
                } else {
                    line.append(c);
                    next(++depth);
                }
            } else if (c == '}' || c == ']') {
                depth = Math.max(0, depth - 1);
                next(depth);
                line.append(c);
            } else if (c == ',') {
                line.append(c);
                next(depth);
                i++;
            } else {
                line.append(c);
            }
        }
        lines.add(line.toString());
    }

    /** Lists and objects with nothing in them but values, if they fit. */
    private boolean isShort(int at) {
        int end = ends[at];
        if (end < 0 || line.length() + end - at > WIDTH) {
            return false;
        }
        for (int i = at + 1; i < end; i++) {
            if (ends[i] > i + 1) {
                return false;
            }
        }
        return at > 0 || end == at + 1;
    }

    private void next(int depth) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append("  ".repeat(Math.min(depth, DEEPEST)));
    }
}
