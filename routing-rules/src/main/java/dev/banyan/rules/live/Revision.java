package dev.banyan.rules.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes content to the name of its generation: the first 12 hex digits of a SHA-256. */
final class Revision {
    private static final int BYTES = 6;

    private final MessageDigest digest;

    Revision() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] content) {
        digest.update(content);
    }

    /** Lengths go in too, so that no text can move from one file to the next and leave the revision as it was. */
    void add(String name, byte[] content) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(8)
                .putInt(utf8.length)
                .putInt(content.length)
                .flip());
        digest.update(utf8);
        digest.update(content);
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
