package dev.banyan.legacy.coding;

import dev.banyan.legacy.format.Unfit;

/** What stands before the compressed data of a member of gzip (RFC 1952, section 2.3). */
final class GzipHeader {
    private static final int FIXED = 10;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final byte[] body;
    private int at;

    GzipHeader(byte[] body, int at) {
        this.body = body;
        this.at = at;
    }

    /** Where the compressed data begins. */
    int end() throws Unfit {
        require(FIXED);
        int flags = body[at + 3] & 0xFF;
        boolean isGzip = body[at] == 0x1F && body[at + 1] == (byte) 0x8B && body[at + 2] == 8;
        if (!isGzip || flags >= 2 * HAS_COMMENT) {
            throw new Unfit("", "other bytes than those gzip begins with (expected: gzip, and nothing behind it)");
        }
        at += FIXED;
        if ((flags & HAS_EXTRA) != 0) {
            require(2);
            int length = body[at] & 0xFF | (body[at + 1] & 0xFF) << 8;
            require(2 + length);
            at += 2 + length;
        }
        text(flags & HAS_NAME);
        text(flags & HAS_COMMENT);
        if ((flags & HAS_CHECKSUM) != 0) {
            require(2);
            at += 2;
        }
        return at;
    }

    /** A text up to its zero byte. */
    private void text(int flag) throws Unfit {
        if (flag == 0) {
            return;
        }
        do {
            require(1);
        } while (body[at++] != 0);
    }

    private void require(int bytes) throws Unfit {
        if (body.length - at < bytes) {
            throw new Unfit("", "an end too soon (expected: a whole header of gzip)");
        }
    }
}
