package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A charset, as tables from byte to character and back. Of one with several bytes a character, such as UTF-8, it has the
 * characters of one byte: a field counts bytes, and no character may move those that follow. Immutable.
 */
final class CodePage {
    private static final Map<Charset, CodePage> KNOWN = new ConcurrentHashMap<>();
    private static final char NONE = '\uFFFD';
    private static final int NARROW = 256;

    final byte space;
    final byte zero;
    final byte plus;
    final byte minus;
    /** True: digits and signs have EBCDIC's zones. */
    final boolean ebcdic;

    private final Charset charset;
    private final char[] characters = new char[NARROW];
    /** Of the characters below 256; -1: there is none. */
    private final short[] bytes = new short[NARROW];

    private final Map<Character, Byte> wideBytes = new HashMap<>();

    private CodePage(Charset charset) {
        this.charset = charset;
        Arrays.fill(bytes, (short) -1);
        CharsetEncoder encoder = charset.canEncode() ? charset.newEncoder() : StandardCharsets.US_ASCII.newEncoder();
        for (int b = 0; b < NARROW; b++) {
            characters[b] = character(charset, (byte) b);
            if (characters[b] != NONE) {
                add(encoder, characters[b]);
            }
        }
        space = (byte) at(' ');
        zero = (byte) at('0');
        plus = (byte) at('+');
        minus = (byte) at('-');
        ebcdic = zero == (byte) 0xF0;
    }

    /** Null: no charset whose digits are those of ASCII or EBCDIC, a byte each. */
    static @Nullable CodePage of(Charset charset) {
        CodePage page = KNOWN.computeIfAbsent(charset, CodePage::new);
        boolean ascii = page.zero == '0' && page.space == ' ' && page.at('9') == '9';
        boolean ebcdic = page.ebcdic && page.space == 0x40 && page.at('9') == 0xF9;
        return ascii || ebcdic ? page : null;
    }

    private static char character(Charset charset, byte b) {
        try {
            CharBuffer one = charset.newDecoder().decode(ByteBuffer.wrap(new byte[] {b}));
            return one.length() == 1 ? one.get() : NONE;
        } catch (CharacterCodingException severalBytes) {
            return NONE;
        }
    }

    private void add(CharsetEncoder encoder, char character) {
        try {
            ByteBuffer encoded = encoder.encode(CharBuffer.wrap(new char[] {character}));
            if (encoded.remaining() != 1) {
                return;
            }
            byte b = encoded.get();
            if (character < NARROW) {
                bytes[character] = (short) (b & 0xFF);
            } else {
                wideBytes.put(character, b);
            }
        } catch (CharacterCodingException cannot) {
            // Can be read, not written.
        }
    }

    Charset charset() {
        return charset;
    }

    private int at(char character) {
        return bytes[character];
    }

    /** @throws Unfit where a byte is no character */
    String text(byte[] from, int start, int end) throws Unfit {
        byte[] latin = new byte[end - start];
        int seen = 0;
        for (int i = 0; i < latin.length; i++) {
            char c = characters[from[start + i] & 0xFF];
            seen |= c;
            latin[i] = (byte) c;
        }
        return seen < NARROW ? new String(latin, StandardCharsets.ISO_8859_1) : wideText(from, start, end);
    }

    private String wideText(byte[] from, int start, int end) throws Unfit {
        char[] text = new char[end - start];
        for (int i = 0; i < text.length; i++) {
            text[i] = characters[from[start + i] & 0xFF];
            if (text[i] == NONE) {
                throw new Unfit("", "a byte that is no character (expected: those of " + charset.name() + ")");
            }
        }
        return new String(text);
    }

    /** @throws Unfit where a character has no byte */
    void put(String text, byte[] to, int start) throws Unfit {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int b = c < NARROW ? bytes[c] : wide(c);
            if (b < 0) {
                throw new Unfit(
                        "", "a character without a byte (expected: those of " + charset.name() + " with one byte)");
            }
            to[start + i] = (byte) b;
        }
    }

    private int wide(char c) {
        Byte b = wideBytes.get(c);
        return b == null ? -1 : b & 0xFF;
    }

    /** Whether the last bytes are nothing but the end of a line. */
    boolean isLineEnd(byte[] bytes, int length, int count) {
        byte last = bytes[length - 1];
        boolean ends = ebcdic ? last == 0x15 || last == 0x25 : last == '\n';
        return ends && (count == 1 || count == 2 && bytes[length - 2] == '\r');
    }
}
