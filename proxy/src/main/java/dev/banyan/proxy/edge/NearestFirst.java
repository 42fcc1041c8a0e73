package dev.banyan.proxy.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the elements of a list header from its end, where the nearest proxy wrote. Lines of one name are one list,
 * empty elements are none (RFC 9110, sections 5.3 and 5.6.1.2). A comma always ends an element, also within quotes: what a
 * client wrote cannot swallow what a proxy behind it added. Ends after {@link #MOST} elements, for a client can send
 * thousands.
 */
final class NearestFirst {
    static final int MOST = 64;

    private final List<String> lines;
    private int line;
    private int end;
    private int seen;

    NearestFirst(List<String> lines) {
        this.lines = lines;
        this.line = lines.size() - 1;
        this.end = line < 0 ? 0 : lines.get(line).length();
    }

    /** The next element, without space around it; null: there is none. */
    @Nullable
    String next() {
        while (line >= 0 && seen < MOST) {
            seen++;
            String element = takeLast();
            if (!element.isEmpty()) {
                return element;
            }
        }
        return null;
    }

    private String takeLast() {
        String text = lines.get(line);
        int comma = text.lastIndexOf(',', end - 1);
        String element = text.substring(comma + 1, end).strip();
        if (comma < 0) {
            line--;
            end = line < 0 ? 0 : lines.get(line).length();
        } else {
            end = comma;
        }
        return element;
    }
}
