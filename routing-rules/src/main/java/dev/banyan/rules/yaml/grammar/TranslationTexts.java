package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Texts of translations: pointers, sources, values, dates, charsets. */
final class TranslationTexts {
    private static final int LONGEST = 4096;
    private static final int LONGEST_BODY = 64 << 10;
    private static final Map<String, Object> SCALAR =
            Schemas.of("type", java.util.List.of("string", "number", "boolean"));

    /** A JSON Pointer (RFC 6901), whose first slash may be left out nowhere. */
    static final Text<String> POINTER = Texts.POINTER;

    /** A JSON Pointer, or a place outside the body. */
    static final Text<String> SOURCE = Text.of(
            "bad-pointer",
            "a JSON Pointer such as /items, or path:, query:, header: or cookie: and a name",
            Schemas.string("^(/|$|path:|query:|header:|cookie:)"),
            TranslationTexts::source);

    /** A scalar as it is written. */
    static final Text<String> VALUE =
            Text.of("bad-value", "a text, number or truth value", SCALAR, TranslationTexts::bounded);

    /** A body that is written out, or a file's name. */
    static final Text<String> BODY =
            Text.of("bad-value", "a text, number or truth value", SCALAR, text -> bounded(text, LONGEST_BODY));

    static final Text<String> EXPRESSION =
            Text.of("bad-expression", "a JSONata expression", Schemas.string("."), TranslationTexts::bounded);

    static final Text<String> DATE_PATTERN = Text.of(
            "bad-date-pattern",
            "iso, or a pattern such as yyyyMMdd",
            Schemas.string("."),
            TranslationTexts::datePattern);

    static final Text<String> ZONE =
            Text.of("bad-zone", "a time zone such as Europe/Berlin", Schemas.string("."), TranslationTexts::zone);

    static final Text<String> CHARSET = Text.of(
            "bad-charset", "a charset such as ISO-8859-1 or IBM037", Schemas.string("."), TranslationTexts::charset);

    static final Text<Character> SIGN =
            Text.of("bad-sign", "one character", Schemas.string("^.$"), TranslationTexts::sign);

    private TranslationTexts() {}

    private static String source(String text) throws Unfit {
        for (String place : new String[] {"path:", "query:", "cookie:"}) {
            if (text.startsWith(place) && text.length() > place.length()) {
                return text;
            }
        }
        if (text.startsWith("header:")) {
            return "header:"
                    + HttpTexts.token(text.substring("header:".length())).toLowerCase(Locale.ROOT);
        }
        if (!text.matches("(/([^~]|~[01])*)?")) {
            throw new Unfit("", "");
        }
        return text;
    }

    private static String bounded(String text) throws Unfit {
        return bounded(text, LONGEST);
    }

    private static String bounded(String text, int longest) throws Unfit {
        if (text.length() > longest) {
            throw new Unfit("at most " + longest + " characters", "");
        }
        return text;
    }

    private static String datePattern(String text) throws Unfit {
        try {
            if (!text.equals("iso")) {
                DateTimeFormatter.ofPattern(text, Locale.ROOT);
            }
            return text;
        } catch (IllegalArgumentException e) {
            throw new Unfit("", "");
        }
    }

    private static String zone(String text) throws Unfit {
        try {
            return ZoneId.of(text).getId();
        } catch (DateTimeException e) {
            throw new Unfit("", "");
        }
    }

    private static String charset(String text) throws Unfit {
        try {
            return Charset.forName(text).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Unfit("", "");
        }
    }

    private static char sign(String text) throws Unfit {
        if (text.length() != 1) {
            throw new Unfit("", "");
        }
        return text.charAt(0);
    }
}
