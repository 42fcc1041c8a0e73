package dev.banyan.proxy.wire;

import java.util.List;
import java.util.Locale;

/** Header fields as lines, {@code name: value}. */
public final class Lines {
    private Lines() {}

    /** The values of that name, in order; case does not count. */
    public static List<String> of(List<String> lines, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).trim())
                .toList();
    }
}
