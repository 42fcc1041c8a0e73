package dev.banyan.legacy.format.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bodies that no text can stand for. */
final class JsonBytes {
    private JsonBytes() {}

    /** An ASCII text in which one character is replaced by bytes. */
    static byte[] with(String text, int at, String hex) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(text.substring(0, at).getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        body.writeBytes(text.substring(at + 1).getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
