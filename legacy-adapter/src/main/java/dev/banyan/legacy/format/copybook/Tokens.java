package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.copybook.SourceLines.Line;
import dev.banyan.legacy.format.copybook.Token.Kind;
import dev.banyan.legacy.schema.BadSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A copybook as words, literals and periods; commas and semicolons behind a word are nothing but blanks. */
final class Tokens {
    private final String file;
    private final List<Token> all = new ArrayList<>();
    /** A literal that the line before has begun, and its quote; null: there is none. */
    private @Nullable Token open;

    private char quote;

    private Tokens(String file) {
        this.file = file;
    }

    /** In order; the last is the end. */
    static List<Token> of(String text, String file) throws BadSchema {
        Tokens tokens = new Tokens(file);
        Line last = new Line(1, "", 0, 0, false);
        for (Line line : SourceLines.of(text)) {
            tokens.read(line);
            last = line;
        }
        tokens.requireClosed();
        tokens.all.add(new Token(Kind.END, "", file, last.number(), last.to() + 1));
        return tokens.all;
    }

    private void read(Line line) throws BadSchema {
        int at = blanks(line, line.from());
        if (!line.continues()) {
            requireClosed();
        } else if (open != null) {
            if (line.text().charAt(at) != quote) {
                throw new BadSchema(
                        file, line.number(), at + 1, "a continued literal (expected: to begin with its quote)");
            }
            at = literal(line, at);
        } else {
            at = continuedWord(line, at);
        }
        while ((at = blanks(line, at)) < line.to()) {
            if (line.text().startsWith("*>", at)) {
                return;
            }
            char c = line.text().charAt(at);
            if (c == '\'' || c == '"') {
                open = token(Kind.LITERAL, "", line, at);
                quote = c;
                at = literal(line, at);
            } else {
                at = word(line, at);
            }
        }
    }

    private void requireClosed() throws BadSchema {
        if (open != null) {
            throw open.because("a literal without end (expected: a closing quote, or a line with - in column 7)");
        }
    }

    /** @param at where a quote stands, the first or the one that a continuation begins with */
    private int literal(Line line, int at) {
        int end = at + 1;
        while ((end = line.text().indexOf(quote, end)) >= 0 && end < line.to()) {
            if (end + 1 < line.to() && line.text().charAt(end + 1) == quote) {
                end += 2;
            } else {
                close();
                return end + 1;
            }
        }
        return line.to();
    }

    private void close() {
        if (open != null) {
            all.add(open);
        }
        open = null;
    }

    private int continuedWord(Line line, int at) {
        if (all.isEmpty() || !all.get(all.size() - 1).isWord()) {
            return at;
        }
        Token begun = all.remove(all.size() - 1);
        int end = wordEnd(line, at);
        add(line, at, end, begun);
        return end;
    }

    private int word(Line line, int at) {
        int end = wordEnd(line, at);
        add(line, at, end, null);
        return end;
    }

    private void add(Line line, int from, int to, @Nullable Token begun) {
        boolean ends = line.text().charAt(to - 1) == '.';
        int end = ends ? to - 1 : to;
        while (end > from && ",;".indexOf(line.text().charAt(end - 1)) >= 0) {
            end--;
        }
        String text = line.text().substring(from, end).toUpperCase(Locale.ROOT);
        if (begun != null) {
            all.add(new Token(Kind.WORD, begun.text() + text, file, begun.line(), begun.column()));
        } else if (!text.isEmpty()) {
            all.add(token(Kind.WORD, text, line, from));
        }
        if (ends) {
            all.add(token(Kind.PERIOD, "", line, to - 1));
        }
    }

    private Token token(Kind kind, String text, Line line, int at) {
        return new Token(kind, text, file, line.number(), at + 1);
    }

    private static int wordEnd(Line line, int from) {
        int at = from;
        while (at < line.to() && !Character.isWhitespace(line.text().charAt(at))) {
            char c = line.text().charAt(at);
            if (c == '\'' || c == '"') {
                return at;
            }
            at++;
        }
        return at;
    }

    private static int blanks(Line line, int from) {
        return Math.min(SourceLines.wordStart(line.text(), from), line.to());
    }
}
