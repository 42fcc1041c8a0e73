package dev.banyan.legacy.format.json;

import dev.banyan.legacy.format.TextCoding;
import dev.banyan.legacy.format.Unfit;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** In which charset a body of JSON comes. */
final class Encoding {
    private static final int CHUNK = 8192;
    /** Bytes that are cheaper to look at as one text. */
    private static final int AT_ONCE = 64 << 10;

    private Encoding() {}

    /** The same text in UTF-8, perhaps behind a byte order mark; as a rule those very bytes. */
    static byte[] utf8(byte[] body, @Nullable String contentType) throws Unfit {
        Charset charset = contentType == null
                ? StandardCharsets.UTF_8
                : TextCoding.of(contentType, StandardCharsets.UTF_8).charset();
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
            charset = begun(body);
        }
        return charset.equals(StandardCharsets.UTF_8)
                ? body
                : new TextCoding(charset).document(body).getBytes(StandardCharsets.UTF_8);
    }

    /** JSON begins with two ASCII characters or is one alone, so zeros show how wide its characters are (RFC 4627). */
    private static Charset begun(byte[] body) {
        if (body.length < 2 || body[0] != 0 && body[1] != 0 && (body[0] & 0xFF) < 0xFE) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(body, 0xFF, 0xFE, 0, 0) || body.length >= 4 && body[1] == 0 && body[2] == 0 && body[3] == 0) {
            return Charset.forName("UTF-32LE");
        }
        if (startsWith(body, 0, 0)) {
            return Charset.forName("UTF-32BE");
        }
        if (startsWith(body, 0xFF, 0xFE) || body[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(body, 0xFE, 0xFF) || body[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] body, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether there is an escape by number in it. The library takes bytes for UTF-8 that others would not: these are found
     * here, too.
     */
    static boolean hasEscapes(byte[] body) throws Unfit {
        if (body.length <= AT_ONCE) {
            return TextCoding.UTF_8.document(body).contains("\\u");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(Math.min(body.length + 1, CHUNK));
        boolean escapes = false;
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
            // An escape that two chunks share is seen by its letter alone: once too often does no harm.
            String text = new String(out.array(), 0, out.position());
            escapes = escapes || text.contains("\\u") || text.startsWith("u");
        }
        if (result.isError()) {
            throw new Unfit("", "bytes that are no text (expected: UTF-8)");
        }
        return escapes;
    }
}
