package dev.banyan.rules.message;

/** Which characters may stand in a path, and how (RFC 3986, sections 2.3 and 3.3). */
final class PathCharacters {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String OTHERS_OF_A_SEGMENT = "!$&'()*+,=:@";
    /** What browsers leave unescaped although RFC 3986 does not allow it; harmless, so it is escaped, not refused. */
    private static final String RAW_IN_BROWSERS = "[]^|";

    private static final boolean[] IS_UNRESERVED = table(UNRESERVED);
    private static final boolean[] IS_ORDINARY = table(UNRESERVED + OTHERS_OF_A_SEGMENT + "/");
    private static final boolean[] IS_RAW_IN_BROWSERS = table(RAW_IN_BROWSERS);

    private PathCharacters() {}

    static boolean isUnreserved(int c) {
        return c < 128 && IS_UNRESERVED[c];
    }

    /** A slash, or a character of a segment that needs no second look; {@code ;} and {@code %} do. */
    static boolean isOrdinary(char c) {
        return c < 128 && IS_ORDINARY[c];
    }

    static boolean isRawInBrowsers(char c) {
        return c < 128 && IS_RAW_IN_BROWSERS[c];
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[128];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }
}
