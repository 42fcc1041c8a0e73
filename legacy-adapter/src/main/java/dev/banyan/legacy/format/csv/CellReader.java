package dev.banyan.legacy.format.csv;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.csv.CsvFormat.Cells;

/** Goes over a text cell by cell. */
final class CellReader {
    private static final int MAX_CELL = 8 << 20;

    private final String text;
    private final char delimiter;
    private final char quote;
    private int at;
    private int row;

    CellReader(String text, Cells cells) {
        this.text = text;
        this.delimiter = cells.delimiter();
        this.quote = cells.quote();
    }

    /** Goes to the next line that is not blank; false: there is none. */
    boolean nextRow() throws Unfit {
        while (at < text.length() && isLineEnd()) {
            lineEnd();
        }
        row++;
        return at < text.length();
    }

    /** The cell that begins here; then it is behind it. */
    String cell() throws Unfit {
        return at < text.length() && text.charAt(at) == quote ? quoted() : unquoted();
    }

    /** Behind a cell: true where another follows in this row, which then begins here. */
    boolean nextCell() throws Unfit {
        if (at == text.length()) {
            return false;
        }
        if (text.charAt(at) == delimiter) {
            at++;
            return true;
        }
        if (!isLineEnd()) {
            throw unfit("something behind a quoted cell", "a delimiter or the end of the line");
        }
        lineEnd();
        return false;
    }

    Unfit unfit(String found, String expected) {
        return new Unfit("", found + " in row " + row + " (expected: " + expected + ")");
    }

    private String unquoted() throws Unfit {
        int from = at;
        int to = from;
        while (to < text.length() && isPlain(text.charAt(to))) {
            to++;
        }
        at = to;
        requireBounded(to - from);
        if (to < text.length() && text.charAt(to) == quote) {
            throw unfit("a quote within a cell", "a cell with quotes stands in quotes");
        }
        return text.substring(from, to);
    }

    private boolean isPlain(char c) {
        return c != delimiter && c != quote && c != '\r' && c != '\n';
    }

    private String quoted() throws Unfit {
        int from = at + 1;
        boolean isPlain = true;
        int end = closing(from);
        while (end + 1 < text.length() && text.charAt(end + 1) == quote) {
            isPlain = false;
            requireBounded(end - from);
            end = closing(end + 2);
        }
        requireBounded(end - from);
        at = end + 1;
        String cell = text.substring(from, end);
        String one = String.valueOf(quote);
        return isPlain ? cell : cell.replace(one + one, one);
    }

    private int closing(int from) throws Unfit {
        int end = text.indexOf(quote, from);
        if (end < 0) {
            throw unfit("an open quote", "a closing one");
        }
        return end;
    }

    private void requireBounded(int length) throws Unfit {
        if (length > MAX_CELL) {
            throw unfit("a cell too long", "at most " + MAX_CELL + " characters");
        }
    }

    private boolean isLineEnd() throws Unfit {
        char c = text.charAt(at);
        if (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n')) {
            throw unfit("a carriage return alone", "one with a line feed behind it");
        }
        return c == '\r' || c == '\n';
    }

    private void lineEnd() {
        at += text.charAt(at) == '\r' ? 2 : 1;
    }
}
