package dev.banyan.rules.message;

import java.util.Arrays;
import java.util.List;

/**
 * How applications read the path that they are sent: each of these is the habit of some server. Slashes are merged,
 * overlong UTF-8 is read as the character it hides, and what is no escape stands for itself.
 */
enum LenientReader {
    DECODES(false, 1, false, false),
    DECODES_AND_KNOWS_BACKSLASHES(false, 1, false, true),
    CUTS_THEN_DECODES(true, 1, false, true),
    DECODES_THEN_CUTS(false, 1, true, true),
    DECODES_TWICE(false, 2, false, true),
    CUTS_THEN_DECODES_TWICE(true, 2, false, true),
    DECODES_TWICE_THEN_CUTS(false, 2, true, true),
    CUTS_DECODES_AND_CUTS(true, 2, true, true);

    private final boolean cutsFirst;
    private final int decodings;
    private final boolean cutsLast;
    private final boolean backslashes;

    LenientReader(boolean cutsFirst, int decodings, boolean cutsLast, boolean backslashes) {
        this.cutsFirst = cutsFirst;
        this.decodings = decodings;
        this.cutsLast = cutsLast;
        this.backslashes = backslashes;
    }

    /** True where it cuts {@code ;parameters} off at all. */
    boolean cuts() {
        return cutsFirst || cutsLast;
    }

    boolean decodesTwice() {
        return decodings > 1;
    }

    /** The segments that are not empty, dot segments not removed yet. */
    List<String> segments(String path) {
        String read = cutsFirst ? cut(path) : path;
        for (int i = 0; i < decodings; i++) {
            read = decoded(read);
        }
        read = backslashes ? read.replace('\\', '/') : read;
        read = cutsLast ? cut(read) : read;
        return segmentsOf(read);
    }

    static List<String> segmentsOf(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    static String cut(String path) {
        StringBuilder out = new StringBuilder(path.length());
        boolean parameter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            parameter = c == ';' || (parameter && c != '/');
            if (!parameter) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int octet = path.charAt(i) == '%' ? hex(path, i) : -1;
            out.append(octet < 0 ? path.charAt(i) : (char) octet);
            i += octet < 0 ? 0 : 2;
        }
        return withoutOverlongForms(out.toString());
    }

    private static int hex(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    /** Two octets for what fits in one ({@code C0 AE} is a dot to those who do not look). */
    private static String withoutOverlongForms(String octets) {
        if (octets.indexOf('\u00c0') < 0 && octets.indexOf('\u00c1') < 0) {
            return octets;
        }
        StringBuilder out = new StringBuilder(octets.length());
        for (int i = 0; i < octets.length(); i++) {
            char lead = octets.charAt(i);
            char next = i + 1 < octets.length() ? octets.charAt(i + 1) : 0;
            boolean overlong = (lead == 0xc0 || lead == 0xc1) && next >= 0x80 && next <= 0xbf;
            out.append(overlong ? (char) ((lead & 1) << 6 | next & 0x3f) : lead);
            i += overlong ? 1 : 0;
        }
        return out.toString();
    }
}
