package dev.banyan.rules.yaml;

import java.util.Collection;
import java.util.Map;

/** Writes plain values as JSON text (RFC 8259), two spaces a level. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** @param value made of maps, collections, strings, numbers and booleans */
    static String pretty(Object value) {
        JsonText text = new JsonText();
        text.value(value, "\n");
        return text.out.append('\n').toString();
    }

    private void value(Object value, String newLine) {
        if (value instanceof Map<?, ?> map) {
            object(map, newLine);
        } else if (value instanceof Collection<?> items) {
            array(items, newLine);
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String newLine) {
        out.append('{');
        String between = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(between).append(newLine).append("  ");
            string(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue(), newLine + "  ");
            between = ",";
        }
        out.append(map.isEmpty() ? "" : newLine).append('}');
    }

    private void array(Collection<?> items, String newLine) {
        out.append('[');
        String between = "";
        for (Object item : items) {
            out.append(between).append(newLine).append("  ");
            value(item, newLine + "  ");
            between = ",";
        }
        out.append(items.isEmpty() ? "" : newLine).append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
