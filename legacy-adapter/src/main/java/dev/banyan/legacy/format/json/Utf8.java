package dev.banyan.legacy.format.json;

/** What is UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** How many bytes the character takes that begins there; 0: it is none, or a control character. */
    static int length(byte[] body, int at) {
        int lead = body[at] & 0xFF;
        if (lead < 0x80) {
            return lead < ' ' ? 0 : 1;
        }
        if (lead < 0xE0) {
            return lead >= 0xC2 && follows(body, at + 1, 0x80, 0xBF) ? 2 : 0;
        }
        if (lead < 0xF0) {
            int least = lead == 0xE0 ? 0xA0 : 0x80;
            int most = lead == 0xED ? 0x9F : 0xBF;
            return follows(body, at + 1, least, most) && follows(body, at + 2, 0x80, 0xBF) ? 3 : 0;
        }
        int least = lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xF4 ? 0x8F : 0xBF;
        boolean isSound = lead <= 0xF4
                && follows(body, at + 1, least, most)
                && follows(body, at + 2, 0x80, 0xBF)
                && follows(body, at + 3, 0x80, 0xBF);
        return isSound ? 4 : 0;
    }

    private static boolean follows(byte[] body, int at, int least, int most) {
        return at < body.length && (body[at] & 0xFF) >= least && (body[at] & 0xFF) <= most;
    }
}
