package dev.banyan.proxy.http1;

import io.netty.buffer.ByteBuf;

/**
 * Reads the line before a chunk (RFC 9112, section 7.1): its size, and extensions that are looked at as strictly as the
 * rest and then forgotten, for nobody means anything by them but those who smuggle.
 */
final class ChunkLine {
    private static final int MAX_DIGITS = 15;

    /** All extensions of one body together. */
    private static final int MAX_EXTENSION_BYTES = 8 * 1024;

    private enum At {
        SIZE,
        BEFORE_SEMICOLON,
        BEFORE_NAME,
        NAME,
        BEFORE_EQUALS,
        BEFORE_VALUE,
        VALUE,
        QUOTED,
        ESCAPED,
        UNQUOTED,
        END
    }

    private At state = At.SIZE;
    private long size;
    private int digits;
    private int extensionBytes;

    void beginBody() {
        extensionBytes = 0;
        begin();
    }

    private void begin() {
        state = At.SIZE;
        size = 0;
        digits = 0;
    }

    /**
     * @return the size of the chunk, or -1 where the line is not whole yet
     * @throws Malformed also where the size exceeds 31 bits: no sender makes chunks of 2 GiB, and some readers wrap around
     */
    int read(ByteBuf in) throws Malformed {
        while (in.isReadable()) {
            byte octet = in.readByte();
            if (state == At.SIZE) {
                size(octet);
            } else if (state == At.END) {
                if (octet != Octets.LF) {
                    throw new Malformed("a chunk's line does not end with CR LF");
                }
                int read = (int) size;
                begin();
                return read;
            } else {
                extension(octet);
            }
        }
        return -1;
    }

    private void size(byte octet) throws Malformed {
        int digit = Character.digit(octet, 16);
        if (digit >= 0) {
            size = size << 4 | digit;
            if (++digits > MAX_DIGITS || size > Integer.MAX_VALUE) {
                throw new Malformed("a chunk's size is too large");
            }
        } else if (digits == 0) {
            throw new Malformed("a chunk has no size in hexadecimal digits");
        } else {
            state = behindValue(octet);
        }
    }

    private void extension(byte octet) throws Malformed {
        if (++extensionBytes > MAX_EXTENSION_BYTES) {
            throw new Malformed("chunk extensions: more than " + MAX_EXTENSION_BYTES + " bytes");
        }
        state = switch (state) {
            case BEFORE_SEMICOLON -> Octets.isBlank(octet) ? state : expect(octet == ';', At.BEFORE_NAME);
            case BEFORE_NAME -> Octets.isBlank(octet) ? state : expect(Octets.token(octet) != 0, At.NAME);
            case NAME -> name(octet);
            case BEFORE_EQUALS ->
                Octets.isBlank(octet) ? state : octet == '=' ? At.BEFORE_VALUE : expect(octet == ';', At.BEFORE_NAME);
            case BEFORE_VALUE -> beforeValue(octet);
            case VALUE -> Octets.token(octet) != 0 ? state : behindValue(octet);
            case QUOTED ->
                octet == '"' ? At.UNQUOTED : octet == '\\' ? At.ESCAPED : expect(Octets.isText(octet), At.QUOTED);
            case ESCAPED -> expect(Octets.isText(octet), At.QUOTED);
            case UNQUOTED -> behindValue(octet);
            case SIZE, END -> state;
        };
    }

    private At name(byte octet) throws Malformed {
        if (Octets.token(octet) != 0) {
            return At.NAME;
        }
        return octet == '=' ? At.BEFORE_VALUE : Octets.isBlank(octet) ? At.BEFORE_EQUALS : behindValue(octet);
    }

    private At beforeValue(byte octet) throws Malformed {
        if (Octets.isBlank(octet)) {
            return state;
        }
        return octet == '"' ? At.QUOTED : expect(Octets.token(octet) != 0, At.VALUE);
    }

    /** Behind what may be the last of the line. White space is allowed only where something follows it. */
    private static At behindValue(byte octet) throws Malformed {
        if (octet == Octets.CR) {
            return At.END;
        }
        return Octets.isBlank(octet) ? At.BEFORE_SEMICOLON : expect(octet == ';', At.BEFORE_NAME);
    }

    private static At expect(boolean asItShould, At next) throws Malformed {
        if (!asItShould) {
            throw new Malformed("a chunk's size or extension has a character that is not allowed there");
        }
        return next;
    }
}
