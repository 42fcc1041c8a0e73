package dev.banyan.legacy.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a Content-Type says (RFC 9110, sections 5.6.6 and 8.3). */
public final class ContentType {
    private final String text;
    private int at;

    private ContentType(String text) {
        this.text = text;
    }

    /** Type and subtype in lower case, without parameters, such as {@code text/csv}; empty: there is none. */
    public static String media(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * A parameter's value, out of its quotes.
     *
     * @param name in any case
     * @return null: there is none
     * @throws Unfit where it stands there twice: who reads the first and who reads the last would differ
     */
    public static @Nullable String parameter(@Nullable String contentType, String name) throws Unfit {
        int first = contentType == null ? -1 : contentType.indexOf(';');
        return contentType == null || first < 0 ? null : new ContentType(contentType).find(first, name);
    }

    private @Nullable String find(int from, String name) throws Unfit {
        String found = null;
        at = from;
        while (at < text.length()) {
            at++;
            String candidate = until("=;").strip();
            String value = at < text.length() && text.charAt(at) == '=' ? value() : null;
            if (value != null && candidate.equalsIgnoreCase(name)) {
                if (found != null) {
                    throw new Unfit("", "Content-Type with two " + name + " (expected: one)");
                }
                found = value;
            }
        }
        return found;
    }

    /** What stands behind the equals sign; then the next semicolon or the end is reached. */
    private String value() {
        at++;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at == text.length() || text.charAt(at) != '"') {
            return until(";").strip();
        }
        String value = quoted();
        until(";");
        return value;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        return value.toString();
    }

    private String until(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }
}
