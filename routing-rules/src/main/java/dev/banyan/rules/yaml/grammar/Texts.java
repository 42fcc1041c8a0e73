package dev.banyan.rules.yaml.grammar;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Unfit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Texts of several topics: ids, regexes, dates, pointers, plain words. */
final class Texts {
    static final String ID_PATTERN = "^[a-z0-9][a-z0-9._-]{0,62}$";
    private static final java.util.regex.Pattern ID_REGEX = java.util.regex.Pattern.compile(ID_PATTERN);
    private static final int LONGEST_REGEX = 512;
    private static final int LONGEST_PLAIN = 255;

    /** A name that the user gives; a bad one is kept, so that what refers to it is not a further problem. */
    static final Text<String> ID = Text.of(
                    "bad-id",
                    "lower-case letters, digits, '.', '_' and '-', at most 63, beginning with a letter or digit",
                    Schemas.of("type", List.of("string", "integer"), "pattern", ID_PATTERN),
                    Texts::id)
            .salvaging(text -> text);

    /** An RE2 pattern. */
    static final Text<String> REGEX = Text.of(
            "bad-regex",
            "an RE2 pattern of at most 512 characters",
            Schemas.of("type", "string", "maxLength", LONGEST_REGEX),
            Texts::regex);

    static final Text<LocalDate> DATE = Text.of(
            "bad-date", "a day such as 2027-03-31", Schemas.string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), Texts::date);

    /** A JSON Pointer (RFC 6901). */
    static final Text<String> POINTER =
            Text.of("bad-pointer", "a JSON Pointer such as /items", Schemas.string("^(/|$)"), Texts::pointer);

    /** A JSON Pointer or {@code header:name}. */
    static final Text<String> POINTER_OR_HEADER = Text.of(
            "bad-pointer",
            "a JSON Pointer such as /items, or header:name",
            Schemas.string("^(/|$|header:)"),
            Texts::pointerOrHeader);

    /** Words of the user's own on one line. */
    static final Text<String> PLAIN =
            Text.of("bad-text", "one line of at most 255 characters", Schemas.anyText(), Texts::plain);

    private Texts() {}

    private static String id(String text) throws Unfit {
        if (text.equals("none")) {
            throw new Unfit("another id", "none stands for no route in metrics and examples");
        }
        if (!ID_REGEX.matcher(text).matches()) {
            throw new Unfit("", "");
        }
        return text;
    }

    private static String regex(String text) throws Unfit {
        if (text.length() > LONGEST_REGEX) {
            throw new Unfit("at most 512 characters", "");
        }
        try {
            RepeatBound.check(text);
            Pattern.compile(text);
            return text;
        } catch (PatternSyntaxException e) {
            throw new Unfit("an RE2 pattern; " + e.getDescription(), "RE2 knows no lookaround and no backreferences");
        }
    }

    private static LocalDate date(String text) throws Unfit {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Unfit("", "");
        }
    }

    private static String pointer(String text) throws Unfit {
        if (!text.matches("(/([^~]|~[01])*)?")) {
            throw new Unfit("", "");
        }
        return text;
    }

    private static String pointerOrHeader(String text) throws Unfit {
        if (text.startsWith("header:")) {
            return "header:"
                    + HttpTexts.token(text.substring("header:".length())).toLowerCase(Locale.ROOT);
        }
        return pointer(text);
    }

    private static String plain(String text) throws Unfit {
        if (text.length() > LONGEST_PLAIN || text.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit("", "");
        }
        return text;
    }
}
