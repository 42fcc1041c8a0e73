package dev.banyan.rules.message;

/**
 * The second step to the canonical path: dot segments are removed (RFC 3986, section 5.2.4), hidden ones refused.
 *
 * <p>A dot segment is hidden where only some readers see it: those that cut parameters off ({@code ..;x}), or that
 * decode slashes or backslashes within a segment ({@code ..%2F}).
 */
final class DotSegments {
    private DotSegments() {}

    /** @param path with normal escapes */
    static String removed(String path, boolean mergeSlashes) throws MalformedPath {
        StringBuilder out = new StringBuilder(path.length());
        int to;
        for (int from = 1; from <= path.length(); from = to + 1) {
            to = end(path, from);
            boolean last = to == path.length();
            if (isDots(path, from, to)) {
                if (to - from == 2) {
                    removeLast(out);
                }
                if (last) {
                    out.append('/');
                }
                continue;
            }
            refuseHidden(path, from, to);
            if (last || !mergeSlashes || !isEmpty(path, from, to)) {
                out.append('/').append(path, from, to);
            }
        }
        return out.toString();
    }

    private static int end(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    private static void removeLast(StringBuilder out) throws MalformedPath {
        if (out.length() == 0) {
            throw new MalformedPath("path: climbs above the root (expected: no .. more than there are segments)");
        }
        out.setLength(out.lastIndexOf("/"));
    }

    /** Parameters alone are no name: a reader that cuts them off sees two slashes ({@code /;x/}). */
    private static boolean isEmpty(String path, int from, int to) {
        return from == to || path.charAt(from) == ';';
    }

    /** A single or double dot. */
    private static boolean isDots(String path, int from, int to) {
        int length = to - from;
        return (length == 1 || length == 2) && path.charAt(from) == '.' && path.charAt(to - 1) == '.';
    }

    private static void refuseHidden(String path, int from, int to) throws MalformedPath {
        int end;
        for (int piece = from; piece < to; piece = end + 3) {
            end = pieceEnd(path, piece, to);
            if (isDots(path, piece, parameterStart(path, piece, end))) {
                throw new MalformedPath(
                        "path: a dot segment hidden behind a parameter or an encoded slash (expected: none)");
            }
        }
    }

    private static int pieceEnd(String path, int from, int to) {
        int i = from;
        while (i < to && !isEscape(path, i, "%2F") && !isEscape(path, i, "%5C")) {
            i++;
        }
        return i;
    }

    private static int parameterStart(String path, int from, int to) {
        int i = from;
        while (i < to && path.charAt(i) != ';' && !isEscape(path, i, "%3B")) {
            i++;
        }
        return i;
    }

    private static boolean isEscape(String path, int at, String escape) {
        return path.charAt(at) == '%' && path.startsWith(escape, at);
    }
}
