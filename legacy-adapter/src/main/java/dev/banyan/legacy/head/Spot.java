package dev.banyan.legacy.head;

import dev.banyan.legacy.format.Unfit;
import java.nio.charset.StandardCharsets;

/** Where a value is put, and what it must not become there. */
enum Spot {
    /** One segment of a path: whatever the value, it stays one. */
    SEGMENT {
        @Override
        void write(String value, StringBuilder into) throws Unfit {
            if (value.isEmpty()) {
                throw new Unfit("", "an empty value (expected: one that is a segment of a path)");
            }
            percent(value, "-._~!$&'()*+,;=:@", into);
        }
    },
    /** Several segments, as <code>{name*}</code> has them. */
    SEGMENTS {
        @Override
        void write(String value, StringBuilder into) {
            percent(value, "-._~!$&'()*+,;=:@/", into);
        }
    },
    /** A name or value of a query. */
    PARAMETER {
        @Override
        void write(String value, StringBuilder into) {
            percent(value, "-._~", into);
        }
    },
    /** A header's value (RFC 9110, section 5.5): what would end it, or what receivers read in different ways, is refused. */
    HEADER {
        @Override
        void write(String value, StringBuilder into) throws Unfit {
            requirePrintable(value);
            into.append(value);
        }
    },
    /** Between the quotes of a header's quoted string (RFC 9110, section 5.6.4). */
    QUOTED {
        @Override
        void write(String value, StringBuilder into) throws Unfit {
            requirePrintable(value);
            into.append(value.replace("\\", "\\\\").replace("\"", "\\\""));
        }
    };

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** @throws Unfit where the value cannot stand here */
    abstract void write(String value, StringBuilder into) throws Unfit;

    private static void percent(String value, String kept, StringBuilder into) {
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || kept.indexOf(c) >= 0) {
                into.append(c);
            } else {
                into.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
    }

    private static void requirePrintable(String value) throws Unfit {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) {
                throw new Unfit("", "a character that no header can carry (expected: printable ASCII)");
            }
        }
    }
}
