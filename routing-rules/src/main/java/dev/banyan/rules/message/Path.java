package dev.banyan.rules.message;

/**
 * The one canonical path of a request, used to match and to forward.
 *
 * <p>Unreserved characters are decoded, escapes are in upper case, dot segments are gone. Canonicalising a canonical
 * path changes nothing.
 */
public final class Path {
    private final String text;

    private Path(String text) {
        this.text = text;
    }

    /** A path that is canonical already, as {@link PathCanonicalizer} makes them. */
    static Path canonical(String text) {
        return new Path(text);
    }

    /** The whole path as it is forwarded, parameters included; begins with a slash. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
