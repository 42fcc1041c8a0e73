package dev.banyan.legacy.workbench;

import dev.banyan.legacy.format.ContentType;
import dev.banyan.legacy.format.Unfit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A body as lines for people: indented where it is JSON or XML, in hex where it is no text. Never does it fail. */
final class BodyText {
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");
    private static final int DECLARATION = 256;

    private BodyText() {}

    /**
     * @param format the word of the rules, where nothing else says what it is; may be empty
     * @param charset the rules'; null: UTF-8
     */
    static List<String> lines(String format, @Nullable String contentType, byte[] body, @Nullable String charset) {
        if (body.length == 0) {
            return List.of();
        }
        String text = text(body, contentType, charset);
        if (text == null) {
            return HexDump.lines(body);
        }
        return switch (kind(format, contentType, text)) {
            case "json" -> JsonText.indented(text);
            case "xml" -> XmlText.indented(text);
            case "form" -> List.of(text.replace("&", "\n&").split("\n", -1));
            default -> text.lines().toList();
        };
    }

    private static String kind(String format, @Nullable String contentType, String text) {
        String media = ContentType.media(contentType);
        if (media.contains("json") || media.contains("xml")) {
            return media.contains("json") ? "json" : "xml";
        }
        if (format.startsWith("soap")) {
            return "xml";
        }
        String start = text.strip();
        boolean json = start.startsWith("{") || start.startsWith("[");
        return !format.isEmpty() ? format : json ? "json" : start.startsWith("<") ? "xml" : "text";
    }

    /** Null: it is none, or one that moves a terminal's cursor. */
    private static @Nullable String text(byte[] body, @Nullable String contentType, @Nullable String charset) {
        try {
            String text = charset(body, contentType, charset)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            boolean plain = unmarked.chars().allMatch(c -> !Character.isISOControl(c) || "\t\r\n".indexOf(c) >= 0);
            return plain ? unmarked : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Charset charset(byte[] body, @Nullable String contentType, @Nullable String written) {
        if (body.length > 1
                && (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF
                        || body[0] == (byte) 0xFF && body[1] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        for (String name : Arrays.asList(named(contentType), declared(body), written)) {
            if (name != null && isKnown(name)) {
                return Charset.forName(name);
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String named(@Nullable String contentType) {
        try {
            return ContentType.parameter(contentType, "charset");
        } catch (Unfit twice) {
            return null;
        }
    }

    private static @Nullable String declared(byte[] body) {
        String start = new String(body, 0, Math.min(DECLARATION, body.length), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        return declared.find() ? declared.group(1) : null;
    }
}
