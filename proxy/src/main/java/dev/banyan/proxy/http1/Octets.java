package dev.banyan.proxy.http1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Which bytes may stand where (RFC 9110, section 5.6; RFC 9112, section 3). */
final class Octets {
    static final byte CR = '\r';
    static final byte LF = '\n';
    static final byte SP = ' ';
    static final byte HTAB = '\t';

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    /** A character of a token in lower case; 0: it is none. */
    private static final byte[] TOKEN = new byte[256];

    private static final boolean[] TARGET = new boolean[256];

    static {
        String marks = "!#$%&'*+-.^_`|~";
        for (char c = 0x21; c < 0x7f; c++) {
            if (Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0) {
                TOKEN[c] = (byte) Character.toLowerCase(c);
            }
            TARGET[c] = c != '#' && c != '\\';
        }
    }

    private Octets() {}

    /** The character in lower case where a token may have it, else 0. */
    static byte token(byte octet) {
        return TOKEN[octet & 0xff];
    }

    static boolean isTarget(byte octet) {
        return TARGET[octet & 0xff];
    }

    static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    static boolean isBlank(byte octet) {
        return octet == SP || octet == HTAB;
    }

    /** VCHAR, obs-text, SP or HTAB: what may stand in a field's value and in a reason phrase. */
    static boolean isText(byte octet) {
        return octet >= SP && octet != 0x7f || octet < 0 || octet == HTAB;
    }

    /** Where text ends, eight bytes at a time: the first byte that is none, or {@code end}. */
    static int endOfText(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (at + 8 <= end && isPlain((long) EIGHT.get(bytes, at))) {
                at += 8;
            } else if (isText(bytes[at])) {
                at++;
            } else {
                return at;
            }
        }
        return end;
    }

    /** True where none of eight bytes is a control, DEL included. */
    private static boolean isPlain(long eight) {
        long controls = (eight - EACH * SP) & ~eight;
        long dels = eight ^ EACH * 0x7f;
        return ((controls | (dels - EACH) & ~dels) & HIGH) == 0;
    }
}
