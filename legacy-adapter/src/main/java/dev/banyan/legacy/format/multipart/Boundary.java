package dev.banyan.legacy.format.multipart;

import dev.banyan.legacy.format.multipart.MultipartWriter.Part;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A boundary that no part contains: derived from all of them, and looked for in each. The same parts have the same. */
final class Boundary {
    private static final String PREFIX = "banyan-";
    private static final int BYTES = 16;

    private Boundary() {}

    static String of(List<Part> parts) {
        MessageDigest digest = sha256();
        for (Part part : parts) {
            digest.update(part.head());
            digest.update(part.content());
        }
        byte[] hash = digest.digest();
        while (isIn(parts, text(hash))) {
            hash = digest.digest(hash);
        }
        return text(hash);
    }

    private static String text(byte[] hash) {
        return PREFIX + HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static boolean isIn(List<Part> parts, String boundary) {
        byte[] bytes = boundary.getBytes(StandardCharsets.US_ASCII);
        for (Part part : parts) {
            if (contains(part.content(), bytes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] content, byte[] bytes) {
        for (int i = 0; i + bytes.length <= content.length; i++) {
            if (content[i] == bytes[0] && Arrays.equals(content, i, i + bytes.length, bytes, 0, bytes.length)) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
