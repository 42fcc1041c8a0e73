package dev.banyan.legacy.format.xml;

import java.nio.charset.StandardCharsets;

/** A text that was checked before, as it is meant: references, line ends, sections and comments are done with. */
final class Resolved {
    private static final boolean[] IS_SPECIAL = new boolean[256];

    static {
        for (char c : "&<\r\n\t".toCharArray()) {
            IS_SPECIAL[c] = true;
        }
    }

    private final byte[] in;
    private final int end;
    private final boolean isValue;
    private int at;

    /** Nothing is shorter than what it stands for. */
    private final byte[] out;

    private int size;

    private Resolved(byte[] in, int from, int to, boolean isValue) {
        this.in = in;
        this.at = from;
        this.end = to;
        this.isValue = isValue;
        this.out = new byte[to - from];
    }

    static String string(byte[] in, int from, int to, boolean isValue) {
        Resolved resolved = new Resolved(in, from, to, isValue);
        while (resolved.at < to) {
            resolved.step();
        }
        return new String(resolved.out, 0, resolved.size, StandardCharsets.UTF_8);
    }

    private void step() {
        byte b = in[at];
        if (!IS_SPECIAL[b & 0xFF]) {
            run();
        } else if (b == '&') {
            int semicolon = find(";", at);
            point(References.point(in, at, semicolon));
            at = semicolon + 1;
        } else if (b == '<') {
            markup();
        } else {
            plain(b);
        }
    }

    /** Most of a text is what it looks like. */
    private void run() {
        int from = at;
        while (at < end && !IS_SPECIAL[in[at] & 0xFF]) {
            at++;
        }
        System.arraycopy(in, from, out, size, at - from);
        size += at - from;
    }

    private void markup() {
        if (in[at + 1] == '?') {
            at = find("?>", at) + 2;
        } else if (in[at + 2] == '-') {
            at = find("-->", at + Markup.COMMENT.length()) + 3;
        } else {
            at += Markup.CDATA.length();
            int close = find("]]>", at);
            while (at < close) {
                plain(in[at]);
            }
            at = close + 3;
        }
    }

    private void plain(byte b) {
        at++;
        if (b == '\r') {
            at += at < end && in[at] == '\n' ? 1 : 0;
            out[size++] = (byte) (isValue ? ' ' : '\n');
        } else {
            out[size++] = isValue && (b == '\n' || b == '\t') ? (byte) ' ' : b;
        }
    }

    private int find(String ascii, int from) {
        int i = from;
        while (!isAt(ascii, i)) {
            i++;
        }
        return i;
    }

    private boolean isAt(String ascii, int place) {
        for (int i = 0; i < ascii.length(); i++) {
            if (in[place + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void point(int point) {
        if (point < 0x80) {
            out[size++] = (byte) point;
            return;
        }
        int length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        for (int i = length - 1; i > 0; i--) {
            out[size + i] = (byte) (0x80 | point >> 6 * (length - 1 - i) & 0x3F);
        }
        out[size] = (byte) (0xF00 >> length | point >> 6 * (length - 1));
        size += length;
    }
}
