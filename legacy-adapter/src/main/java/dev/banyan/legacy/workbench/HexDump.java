package dev.banyan.legacy.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bytes that are no text: place, bytes, and those of them that are ASCII. */
final class HexDump {
    private static final int WIDTH = 16;
    private static final int MOST = 64 * 1024;

    private HexDump() {}

    static List<String> lines(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int shown = Math.min(bytes.length, MOST);
        for (int at = 0; at < shown; at += WIDTH) {
            lines.add(line(bytes, at, Math.min(at + WIDTH, shown)));
        }
        if (shown < bytes.length) {
            lines.add("... " + (bytes.length - shown) + " more bytes");
        }
        return lines;
    }

    private static String line(byte[] bytes, int from, int to) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int octet = bytes[i] & 0xff;
            hex.append(i == from ? "" : i == from + WIDTH / 2 ? "  " : " ")
                    .append(String.format(Locale.ROOT, "%02x", octet));
            text.append(octet >= ' ' && octet <= '~' ? (char) octet : '.');
        }
        return String.format(Locale.ROOT, "%08x  %-48s  |%s|", from, hex, text);
    }
}
