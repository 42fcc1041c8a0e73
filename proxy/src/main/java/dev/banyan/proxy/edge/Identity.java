package dev.banyan.proxy.edge;

import dev.banyan.proxy.exchange.Lane;
import io.vertx.core.MultiMap;

/**
 * By what one request is told from all others, here and behind.
 *
 * @param requestId kept from a trusted peer, else made; 1 to 128 characters of {@code [A-Za-z0-9._-]}
 * @param traceparent as W3C Trace Context has it; goes through where it is well-formed, else made
 */
record Identity(String requestId, String traceparent) {
    private static final int LONGEST_ID = 128;
    private static final String TRACEPARENT = "traceparent";

    static Identity of(MultiMap headers, boolean trusted, Lane lane) {
        String id = trusted ? headers.get("x-request-id") : null;
        String trace = headers.get(TRACEPARENT);
        return new Identity(
                id != null && isToken(id) ? id : newId(lane),
                trace != null && isTraceparent(trace) && isAlone(headers) ? trace : newTrace(lane));
    }

    static Identity made(Lane lane) {
        return new Identity(newId(lane), newTrace(lane));
    }

    private static String newId(Lane lane) {
        byte[] hex = new byte[32];
        writeHex(lane.drawId(), hex, 0);
        writeHex(lane.drawId(), hex, 16);
        return ascii(hex);
    }

    private static String newTrace(Lane lane) {
        byte[] trace = new byte[55];
        trace[0] = '0';
        trace[1] = '0';
        trace[2] = '-';
        writeHex(lane.drawId() | 1, trace, 3);
        writeHex(lane.drawId(), trace, 19);
        trace[35] = '-';
        writeHex(lane.drawId() | 1, trace, 36);
        trace[52] = '-';
        trace[53] = '0';
        trace[54] = '0';
        return ascii(trace);
    }

    private static void writeHex(long bits, byte[] into, int at) {
        for (int i = 0; i < 16; i++) {
            into[at + i] = (byte) Character.forDigit((int) (bits >>> (60 - 4 * i)) & 0xf, 16);
        }
    }

    @SuppressWarnings("deprecation") // the one constructor that copies bytes without decoding them
    private static String ascii(byte[] bytes) {
        return new String(bytes, 0, 0, bytes.length);
    }

    private static boolean isToken(String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** Two of them are none: nobody knows which one is meant (W3C Trace Context, "traceparent header"). */
    private static boolean isAlone(MultiMap headers) {
        return headers.getAll(TRACEPARENT).size() == 1;
    }

    /** Version 00 to the letter; a later version may be longer, but never ff, and neither id may be all zeros. */
    private static boolean isTraceparent(String trace) {
        if (trace.length() < 55 || trace.startsWith("ff")) {
            return false;
        }
        if (trace.length() > 55 && (trace.startsWith("00") || trace.charAt(55) != '-' || trace.length() > 256)) {
            return false;
        }
        return hex(trace, 0, 2) >= 0
                && trace.charAt(2) == '-'
                && hex(trace, 3, 35) > 0
                && trace.charAt(35) == '-'
                && hex(trace, 36, 52) > 0
                && trace.charAt(52) == '-'
                && hex(trace, 53, 55) >= 0;
    }

    /** 0 where all digits are zero, 1 where some are not, -1 where it is no lower-case hex. */
    private static int hex(String text, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return -1;
            }
            if (c != '0') {
                seen = 1;
            }
        }
        return seen;
    }
}
