package dev.banyan.rules.message;

/**
 * Makes the canonical path, and refuses what a backend could read as another path than Banyan does (RFC 3986, section
 * 6.2.2; RFC 9112, section 3.2).
 *
 * <p>Decoded are escapes of unreserved characters; all others stay, in upper case, so that a double encoding ({@code
 * %252e}) goes through unchanged. Dot segments are removed, also those written with {@code %2e}. Of the characters that
 * RFC 3986 does not allow in a path, <code>[ ] ^ |</code>, which browsers send as they are, are escaped. Refused are the
 * others of them, raw backslashes, controls, spaces, bytes above 0x7e, bad escapes, overlong UTF-8, NUL, climbing above
 * the root, and dot segments hidden behind a parameter, an encoded slash or an encoded backslash.
 *
 * @param rejectEncodedSlash refuse {@code %2f} and {@code %5c} altogether; else they stay opaque within their segment
 * @param rejectPathParams refuse {@code ;parameters}; else they are forwarded and not looked at when matching
 * @param mergeSlashes several slashes become one, also with parameters alone between them ({@code /;x/})
 */
public record PathCanonicalizer(boolean rejectEncodedSlash, boolean rejectPathParams, boolean mergeSlashes) {
    /** The settings' defaults. */
    public static final PathCanonicalizer DEFAULT = new PathCanonicalizer(false, false, false);

    /**
     * @param raw the path of the request line, without query, as it came
     * @throws MalformedPath where it must not be forwarded
     */
    public Path canonical(String raw) throws MalformedPath {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw new MalformedPath("path: no slash in front (expected: /...)");
        }
        if (isCanonical(raw)) {
            return Path.withoutParameters(raw);
        }
        String escaped = PathEscapes.normal(raw);
        refuseWhatSettingsForbid(escaped);
        return Path.canonical(DotSegments.removed(escaped, mergeSlashes));
    }

    /** True of ordinary paths, which are most; false only says that a closer look is needed. */
    private boolean isCanonical(String raw) {
        char before = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!PathCharacters.isOrdinary(c)) {
                return false;
            }
            if (before == '/' && (c == '.' || (c == '/' && mergeSlashes))) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private void refuseWhatSettingsForbid(String escaped) throws MalformedPath {
        if (rejectEncodedSlash && (escaped.contains("%2F") || escaped.contains("%5C"))) {
            throw new MalformedPath("path: an encoded slash or backslash (expected: none, by strict.encodedSlash)");
        }
        if (rejectPathParams && escaped.indexOf(';') >= 0) {
            throw new MalformedPath("path: a ;parameter (expected: none, by strict.pathParams)");
        }
    }
}
