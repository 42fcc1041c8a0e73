package dev.banyan.legacy.coding;

import dev.banyan.legacy.format.Unfit;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** One body, inflated: members of gzip (RFC 1952), zlib (RFC 1950) or bare deflate (RFC 1951). */
final class Inflation {
    private static final int MAX_MEMBERS = 10_000;

    private final byte[] body;
    private final Chunks out;
    private int at;

    Inflation(byte[] body, long maxBytes) {
        this.body = body;
        this.out = new Chunks(maxBytes);
    }

    byte[] gzip() throws Unfit, TooLarge {
        Inflater inflater = new Inflater(true);
        try {
            for (int members = 0; at < body.length; members++) {
                if (members == MAX_MEMBERS) {
                    throw unfit("too many members", "at most " + MAX_MEMBERS);
                }
                member(inflater);
            }
            return out.joined();
        } finally {
            inflater.end();
        }
    }

    /** What the name means is zlib, but some send the bare thing: told apart by zlib's two bytes, a multiple of 31. */
    byte[] deflate() throws Unfit, TooLarge {
        boolean isZlib = body.length > 1 && (body[0] & 0xF) == 8 && ((body[0] & 0xFF) << 8 | body[1] & 0xFF) % 31 == 0;
        Inflater inflater = new Inflater(!isZlib);
        try {
            inflate(inflater, null);
            if (at < body.length) {
                throw unfit("something behind the end", "nothing");
            }
            return out.joined();
        } finally {
            inflater.end();
        }
    }

    private void member(Inflater inflater) throws Unfit, TooLarge {
        at = new GzipHeader(body, at).end();
        CRC32 check = new CRC32();
        inflater.reset();
        inflate(inflater, check);
        if (body.length - at < 2 * Integer.BYTES) {
            throw unfit("an end too soon", "gzip's checksum and size");
        }
        if (number() != check.getValue() || number() != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw unfit("another checksum or size", "those of its content");
        }
    }

    private long number() {
        long number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number |= (body[at++] & 0xFFL) << i * Byte.SIZE;
        }
        return number;
    }

    private void inflate(Inflater inflater, @Nullable CRC32 check) throws Unfit, TooLarge {
        inflater.setInput(body, at, body.length - at);
        try {
            while (!inflater.finished()) {
                boolean isStuck = out.inflate(inflater, check) == 0 && !inflater.finished();
                if (isStuck && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw unfit("an end too soon", "the rest of the compressed data");
                }
            }
        } catch (DataFormatException malformed) {
            throw unfit("malformed data", "what its Content-Encoding says");
        }
        at = body.length - inflater.getRemaining();
    }

    private static Unfit unfit(String found, String expected) {
        return new Unfit("", found + " in the compressed body (expected: " + expected + ")");
    }
}
