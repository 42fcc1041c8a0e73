package dev.banyan.legacy.workbench;

import java.util.ArrayList;
import java.util.List;

/**
 * XML, indented for people: by its signs alone, so that prefixes, comments and all else stand there as they were
 * written, and so that what is no XML, after all, can be looked at too.
 */
final class XmlText {
    private static final int DEEPEST = 40;

    private final List<String> lines = new ArrayList<>();
    private int depth;

    private XmlText() {}

    static List<String> indented(String text) {
        List<String> tokens = tokens(text);
        XmlText xml = new XmlText();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (isStart(token) && isEnd(tokens, i + 1)) {
                xml.add(token + tokens.get(++i));
            } else if (isStart(token) && isText(tokens, i + 1) && isEnd(tokens, i + 2)) {
                xml.add(token + tokens.get(i + 1) + tokens.get(i + 2));
                i += 2;
            } else {
                xml.put(token);
            }
        }
        return xml.lines;
    }

    private void put(String token) {
        if (token.startsWith("</")) {
            depth = Math.max(0, depth - 1);
        }
        if (!token.isBlank()) {
            add(token.strip());
        }
        if (isStart(token)) {
            depth++;
        }
    }

    private void add(String token) {
        lines.addAll(("  ".repeat(Math.min(depth, DEEPEST)) + token).lines().toList());
    }

    private static boolean isStart(String token) {
        return token.startsWith("<")
                && !token.startsWith("</")
                && !token.startsWith("<!")
                && !token.startsWith("<?")
                && !token.endsWith("/>");
    }

    private static boolean isEnd(List<String> tokens, int at) {
        return at < tokens.size() && tokens.get(at).startsWith("</");
    }

    private static boolean isText(List<String> tokens, int at) {
        return at < tokens.size() && !tokens.get(at).startsWith("<");
    }

    /** Tags, texts between them, comments and the like, in order. */
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '<' ? endOfMarkup(text, at) : text.indexOf('<', at);
            end = end < 0 ? text.length() : end;
            tokens.add(text.substring(at, end));
            at = end;
        }
        return tokens;
    }

    /** Behind it; negative: it has no end. */
    private static int endOfMarkup(String text, int at) {
        if (text.startsWith("<!--", at)) {
            return behind(text, "-->", at);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return behind(text, "]]>", at);
        }
        return text.startsWith("<?", at) ? behind(text, "?>", at) : endOfTag(text, at);
    }

    private static int behind(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? -1 : at + end.length();
    }

    /** A greater-than sign within quotes ends no tag. */
    private static int endOfTag(String text, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return -1;
    }
}
