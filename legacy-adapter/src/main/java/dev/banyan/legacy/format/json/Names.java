package dev.banyan.legacy.format.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names that documents of one kind have, made once. One place for each hash: a new name takes it from an old one, so
 * that names which never come again cost no more than what they are. Threads may overwrite each other's.
 */
final class Names {
    /** Bytes of a name that is kept. */
    static final int LONGEST = 64;

    private static final int PLACES = 256;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final @Nullable Known[] known = new Known[PLACES];

    private record Known(String name, long hash) {

        boolean is(byte[] body, int from, int to, long otherHash) {
            if (hash != otherHash || name.length() != to - from) {
                return false;
            }
            // Eight bytes multiplied by an odd number stay different from all others: their hash says it all.
            for (int i = name.length() <= Long.BYTES ? name.length() : 0; i < name.length(); i++) {
                if (name.charAt(i) != body[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The name that is written in those bytes, which are ASCII. */
    String name(byte[] body, int from, int to) {
        if (to + Long.BYTES > body.length) {
            return text(body, from, to);
        }
        long hash = hash(body, from, to);
        int place = (int) (hash >>> 56);
        Known old = known[place];
        if (old != null && old.is(body, from, to, hash)) {
            return old.name;
        }
        String name = text(body, from, to);
        known[place] = new Known(name, hash);
        return name;
    }

    private static String text(byte[] body, int from, int to) {
        return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** There have to be eight bytes more behind the name. */
    private static long hash(byte[] body, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + Long.BYTES < to; at += Long.BYTES) {
            hash = (hash ^ Eight.at(body, at)) * MIX;
        }
        return (hash ^ Eight.first(Eight.at(body, at), to - at)) * MIX;
    }
}
