package dev.banyan.legacy.schema.xsd;

import dev.banyan.legacy.schema.BadSchema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where one file says that another one is. */
public final class Location {
    private Location() {}

    /**
     * The file meant, as the rules would name it.
     *
     * @param location relative to the file that says it
     * @throws BadSchema where that is no file beside it: nothing is ever fetched
     */
    public static String of(String location, String from) throws BadSchema {
        String path = location.strip();
        boolean isElsewhere = path.startsWith("/") || path.startsWith("\\") || path.indexOf(':') >= 0;
        if (path.isEmpty() || isElsewhere || path.indexOf('?') >= 0) {
            throw new BadSchema(
                    from, 0, 0, "location: " + location + " (expected: a file, relative to this one; none is fetched)");
        }
        Deque<String> whole = new ArrayDeque<>();
        int slash = from.lastIndexOf('/');
        for (String step : (from.substring(0, slash + 1) + decoded(path)).split("/")) {
            boolean isUp =
                    step.equals("..") && !whole.isEmpty() && !whole.getLast().equals("..");
            if (isUp) {
                whole.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                whole.addLast(step);
            }
        }
        return (from.startsWith("/") ? "/" : "") + String.join("/", whole);
    }

    private static String decoded(String path) {
        try {
            return path.indexOf('%') < 0 ? path : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
