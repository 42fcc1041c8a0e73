package dev.banyan.legacy.format.copybook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What COBOL reads of a copybook's lines. In fixed format that is columns 8 to 72: columns 1 to 6 and those from 73 on
 * are not read, and column 7 says that a line is a comment ({@code *}, {@code /}), for debugging ({@code D}), a
 * directive ({@code $}) or the continuation of the one before ({@code -}).
 *
 * <p>Copybooks in free format are known by their first entry: its level number stands where fixed format has the
 * sequence number, and what follows it is no level number. Then whole lines are read.
 */
final class SourceLines {
    private static final int INDICATOR = 7;
    private static final int BEHIND = 73;
    private static final int TAB = 8;
    private static final String NOT_READ = "*/dD$";

    private SourceLines() {}

    /**
     * What is read of one line.
     *
     * @param number from 1
     * @param text the whole line
     * @param from index in the text
     * @param to index in the text, exclusive
     * @param continues whether it goes on with the word or literal that the line before ended in
     */
    record Line(int number, String text, int from, int to, boolean continues) {}

    static List<Line> of(String text) {
        String[] lines = text.replace("\uFEFF", "").replace("\u001A", "").split("\r\n|\r|\n", -1);
        boolean free = isFree(lines);
        List<Line> read = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (free) {
                free(read, i + 1, lines[i]);
            } else {
                fixed(read, i + 1, lines[i]);
            }
        }
        return read;
    }

    private static void free(List<Line> read, int number, String line) {
        int first = wordStart(line, 0);
        if (first < line.length() && line.charAt(first) != '*' && !isDirective(line)) {
            read.add(new Line(number, line, first, line.length(), false));
        }
    }

    private static void fixed(List<Line> read, int number, String line) {
        int at = indexOf(line, INDICATOR);
        boolean indicated = at < line.length() && column(line, at) == INDICATOR;
        char indicator = indicated ? line.charAt(at) : ' ';
        int from = indicated ? at + 1 : at;
        int to = indexOf(line, BEHIND);
        if (from < to && NOT_READ.indexOf(indicator) < 0 && !isDirective(line) && wordStart(line, from) < to) {
            // Any other indicator is none: what stands there begins a word, and is told as such.
            read.add(new Line(number, line, " -".indexOf(indicator) < 0 ? at : from, to, indicator == '-'));
        }
    }

    private static boolean isFree(String[] lines) {
        for (String line : lines) {
            int first = wordStart(line, 0);
            int second = wordStart(line, wordEnd(line, first));
            if (isDirective(line) && line.toUpperCase(Locale.ROOT).contains("FREE")) {
                return true;
            }
            if (first == line.length() || isComment(line, first)) {
                continue;
            }
            boolean early = column(line, first) < INDICATOR;
            if (isLevel(line, first) && (!early || second < line.length())) {
                return early && !isLevel(line, second);
            }
            if (isLevel(line, second)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isComment(String line, int first) {
        int indicator = indexOf(line, INDICATOR);
        boolean indicated = indicator < line.length() && column(line, indicator) == INDICATOR;
        return line.charAt(first) == '*' || indicated && "*/".indexOf(line.charAt(indicator)) >= 0;
    }

    private static boolean isDirective(String line) {
        return line.startsWith(">>", wordStart(line, 0));
    }

    /** One or two digits, and nothing else in the word. */
    private static boolean isLevel(String line, int from) {
        int end = wordEnd(line, from);
        return end > from
                && end - from <= 2
                && line.substring(from, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static int wordStart(String line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String line, int from) {
        int at = from;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Of the first character that stands at or behind that column. */
    private static int indexOf(String line, int column) {
        int at = 0;
        for (int reached = 1; at < line.length() && reached < column; at++) {
            reached = behind(line, at, reached);
        }
        return at;
    }

    private static int column(String line, int index) {
        int column = 1;
        for (int at = 0; at < index; at++) {
            column = behind(line, at, column);
        }
        return column;
    }

    private static int behind(String line, int at, int column) {
        return line.charAt(at) == '\t' ? column + TAB - (column - 1) % TAB : column + 1;
    }
}
