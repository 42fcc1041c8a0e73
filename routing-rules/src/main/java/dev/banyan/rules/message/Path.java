package dev.banyan.rules.message;

import org.jspecify.annotations.Nullable;

/**
 * The one canonical path of a request, used to match and to forward.
 *
 * <p>Unreserved characters are decoded, escapes are in upper case, dot segments are gone. Canonicalising a canonical
 * path changes nothing.
 */
public final class Path {
    private final String text;
    private final String matched;

    private Path(String text, String matched) {
        this.text = text;
        this.matched = matched;
    }

    /** A path that is canonical already, as {@link PathCanonicalizer} makes them. */
    static Path canonical(String text) {
        return new Path(text, cut(text));
    }

    /** The same, where it is known that the text holds no semicolon. */
    static Path withoutParameters(String text) {
        return new Path(text, text);
    }

    /** The whole path as it is forwarded, parameters included; begins with a slash. */
    public String text() {
        return text;
    }

    /** What matching looks at: the text, each segment without its {@code ;parameters}. */
    public String matched() {
        return matched;
    }

    /**
     * True where an escape is itself escaped ({@code %252e}): whoever decodes twice reads another path than whoever
     * decodes once. It goes through unchanged, and the access log says so.
     */
    public boolean isDoubleEncoded() {
        int percent = text.indexOf("%25");
        while (percent >= 0 && PercentDecoder.octet(text, percent + 2, text.length()) < 0) {
            percent = text.indexOf("%25", percent + 3);
        }
        return percent >= 0;
    }

    /**
     * A segment as it is forwarded, escapes and parameters included.
     *
     * @param index from 0; the path {@code /} has one segment, which is empty
     * @return null where the path has fewer segments
     */
    public @Nullable String segment(int index) {
        int start = start(text, index);
        return start < 0 ? null : text.substring(start, end(text, start));
    }

    /** The same without parameters and decoded, for reading its value; null where the path has fewer segments. */
    public @Nullable String segmentValue(int index) {
        int start = start(matched, index);
        return start < 0 ? null : PercentDecoder.decoded(matched, start, end(matched, start), false);
    }

    /** All from that segment on as it is forwarded, without the slash in front; null where the path has fewer segments. */
    public @Nullable String rest(int index) {
        int start = start(text, index);
        return start < 0 ? null : text.substring(start);
    }

    /** The same without parameters and decoded, for reading its value; null where the path has fewer segments. */
    public @Nullable String restValue(int index) {
        int start = start(matched, index);
        return start < 0 ? null : PercentDecoder.decoded(matched, start, matched.length(), false);
    }

    private static int start(String path, int index) {
        int slash = 0;
        for (int i = 0; i < index && slash >= 0; i++) {
            slash = path.indexOf('/', slash + 1);
        }
        return slash < 0 ? -1 : slash + 1;
    }

    private static int end(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    private static String cut(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (semicolon >= 0) {
            out.append(text, from, semicolon);
            int slash = text.indexOf('/', semicolon);
            from = slash < 0 ? text.length() : slash;
            semicolon = text.indexOf(';', from);
        }
        return out.append(text, from, text.length()).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Path path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
