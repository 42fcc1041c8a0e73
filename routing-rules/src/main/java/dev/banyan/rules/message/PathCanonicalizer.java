package dev.banyan.rules.message;

/**
 * Makes the canonical path, and refuses what a backend could read as another path than Banyan does (RFC 3986, section
 * 6.2.2; RFC 9112, section 3.2).
 *
 * @param rejectEncodedSlash refuse {@code %2f} and {@code %5c} altogether; else they stay opaque within their segment
 * @param rejectPathParams refuse {@code ;parameters}; else they are forwarded and not looked at when matching
 * @param mergeSlashes several slashes become one
 */
public record PathCanonicalizer(boolean rejectEncodedSlash, boolean rejectPathParams, boolean mergeSlashes) {
    /** The settings' defaults. */
    public static final PathCanonicalizer DEFAULT = new PathCanonicalizer(false, false, false);

    /**
     * @param raw the path of the request line, without query, as it came
     * @throws MalformedPath where it must not be forwarded
     */
    public Path canonical(String raw) throws MalformedPath {
        return Path.canonical(raw);
    }
}
