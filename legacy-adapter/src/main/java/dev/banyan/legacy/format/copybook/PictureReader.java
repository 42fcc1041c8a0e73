package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.copybook.Picture.Kind;
import dev.banyan.legacy.schema.BadSchema;

/** Takes a PICTURE apart. */
final class PictureReader {
    /** What COBOL of today can have; the standard of 1985 has 18. */
    private static final int MOST_DIGITS = 38;

    private static final int MOST_EDITED = 256;
    private static final String EDITING = "Z*B0/,.+-$";

    private final Token token;
    private final String text;
    /** The symbols that there are, each once. */
    private final StringBuilder symbols = new StringBuilder();

    private final StringBuilder mask = new StringBuilder();
    private long size;
    private int whole;
    private int fraction;
    private int scaledDown;
    private int scaledUp;
    private boolean point;

    private PictureReader(Token token) {
        this.token = token;
        this.text = token.text();
    }

    static Picture of(Token token) throws BadSchema {
        return new PictureReader(token).read();
    }

    private Picture read() throws BadSchema {
        int at = 0;
        while (at < text.length()) {
            int symbol = at;
            at += isPair(at) ? 2 : 1;
            long times = 1;
            if (at < text.length() && text.charAt(at) == '(') {
                int close = text.indexOf(')', at);
                times = times(at + 1, close);
                at = close + 1;
            }
            add(symbol, times);
        }
        return picture();
    }

    /** CR and DB. */
    private boolean isPair(int at) {
        return text.startsWith("CR", at) || text.startsWith("DB", at);
    }

    private long times(int from, int close) throws BadSchema {
        if (close <= from || close - from > 9 || !text.substring(from, close).matches("[0-9]+")) {
            throw bad(from, "a number of times, such as (5)");
        }
        long times = Long.parseLong(text.substring(from, close));
        if (times == 0) {
            throw bad(from, "at least once");
        }
        return times;
    }

    private void add(int at, long times) throws BadSchema {
        char symbol = text.charAt(at);
        boolean known = "XA9SVP".indexOf(symbol) >= 0 || EDITING.indexOf(symbol) >= 0 || isPair(at);
        if (!known) {
            throw bad(at, "NGU".indexOf(symbol) >= 0 ? "X, characters of one byte each" : "X, A, 9, S, V or P");
        }
        if (symbols.indexOf(String.valueOf(symbol)) < 0) {
            symbols.append(symbol);
        }
        if ("SVP".indexOf(symbol) < 0) {
            size += isPair(at) ? 2 : times;
            if (mask.length() + times <= MOST_EDITED) {
                mask.append(
                        isPair(at)
                                ? text.substring(at, at + 2)
                                : String.valueOf(symbol).repeat((int) times));
            }
        }
        number(at, symbol, (int) Math.min(times, MOST_EDITED));
    }

    private void number(int at, char symbol, int times) throws BadSchema {
        switch (symbol) {
            case 'S' -> require(at == 0 && times == 1, at, "S once, in front");
            case 'V' -> {
                require(!point && times == 1 && scaledDown == 0, at, "V once, in front of what is behind the point");
                point = true;
            }
            case 'P' -> scaled(at, times);
            case '9' -> {
                require(scaledUp == 0, at, "P in front or behind");
                if (point || scaledDown > 0) {
                    fraction += times;
                } else {
                    whole += times;
                }
            }
            default -> {}
        }
    }

    private void scaled(int at, int times) throws BadSchema {
        if (whole + fraction == 0) {
            scaledDown += times;
        } else {
            require(!point && scaledDown == 0, at, "P in front or behind, at the side of the point");
            scaledUp += times;
        }
    }

    private Picture picture() throws BadSchema {
        if (only("9SVP")) {
            return numeric();
        }
        require(size > 0, 0, "a character or a digit");
        if (only("XA9")) {
            require(size <= Layout.MOST_BYTES, 0, "at most " + Layout.MOST_BYTES + " bytes");
            return new Picture(Kind.TEXT, text, (int) size, 0, 0, false, "");
        }
        require(symbols.indexOf("S") < 0 && symbols.indexOf("P") < 0, 0, "S and P only with 9 and V");
        require(
                symbols.indexOf("V") < 0 || symbols.indexOf("X") < 0 && symbols.indexOf("A") < 0,
                0,
                "V only with digits");
        require(size <= MOST_EDITED, 0, "at most " + MOST_EDITED + " characters in an edited picture");
        return new Picture(Kind.EDITED, text, (int) size, 0, 0, false, mask.toString());
    }

    private Picture numeric() throws BadSchema {
        int digits = whole + fraction;
        require(digits > 0, 0, "a 9");
        require(digits + scaledDown + scaledUp <= MOST_DIGITS, 0, "at most " + MOST_DIGITS + " digits");
        int scale = scaledDown > 0 ? scaledDown + digits : scaledUp > 0 ? -scaledUp : fraction;
        return new Picture(Kind.NUMBER, text, digits, digits, scale, symbols.indexOf("S") >= 0, "");
    }

    private boolean only(String allowed) {
        return symbols.chars().allMatch(symbol -> allowed.indexOf(symbol) >= 0);
    }

    private void require(boolean holds, int at, String expected) throws BadSchema {
        if (!holds) {
            throw bad(at, expected);
        }
    }

    private BadSchema bad(int at, String expected) {
        return new BadSchema(
                token.file(),
                token.line(),
                token.column() + at,
                "PIC " + text + " at its " + ordinal(at) + " character (expected: " + expected + ")");
    }

    private static String ordinal(int at) {
        return (at + 1) + (at == 0 ? "st" : at == 1 ? "nd" : at == 2 ? "rd" : "th");
    }
}
