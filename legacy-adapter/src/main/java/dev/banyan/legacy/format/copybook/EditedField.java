package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import java.util.Arrays;

/**
 * A picture made for people to read, such as {@code ZZ,ZZ9.99-}: kept as the text that it is. A text to be written must
 * already look like that, character for character: it is not edited here, and a number that is none would go unnoticed.
 */
final class EditedField extends Field {
    private final String mask;
    /** What may stand in place of a comma or the like, where the digits before it are not shown. */
    private final String suppressed;

    EditedField(Picture picture) {
        super(picture.size(), picture.text(), "DISPLAY");
        this.mask = picture.mask();
        this.suppressed = (mask.contains("*") ? "*" : "")
                + (mask.contains("Z") ? " " : "")
                + (mask.contains("++") || mask.contains("--") ? " +-" : "")
                + (mask.contains("$$") ? " $" : "");
    }

    @Override
    Leaf read(RecordBytes record, int at) throws Unfit {
        int end = at + size;
        while (end > at && record.bytes[end - 1] == record.page.space) {
            end--;
        }
        return end == at || record.isBlank(at, size) ? Leaf.EMPTY : Leaf.text(record.page.text(record.bytes, at, end));
    }

    @Override
    void write(RecordBytes record, int at, Leaf leaf) throws Unfit {
        String text = leaf.text();
        if (text.length() > size) {
            throw new Unfit("", text.length() + " characters (expected: at most " + size + ", " + shown() + ")");
        }
        for (int i = 0; i < size && !text.isBlank(); i++) {
            if (!fits(i, i < text.length() ? text.charAt(i) : ' ')) {
                throw new Unfit(
                        "", "another character at " + (i + 1) + " (expected: a text as " + shown() + " shows it)");
            }
        }
        record.page.put(text, record.bytes, at);
        Arrays.fill(record.bytes, at + text.length(), at + size, record.page.space);
    }

    private boolean fits(int at, char character) {
        char symbol = mask.charAt(at);
        boolean digit = character >= '0' && character <= '9';
        return switch (symbol) {
            case '9' -> digit;
            case 'X', 'A' -> true;
            case 'Z' -> digit || character == ' ';
            case '*' -> digit || character == '*';
            // Of several, the first is never a digit.
            case '+', '-' -> " +-".indexOf(character) >= 0 || digit && at > mask.indexOf(symbol);
            case '$' -> character == ' ' || character == '$' || digit && at > mask.indexOf(symbol);
            case ',', '.', '/', '0' -> character == symbol || suppressed.indexOf(character) >= 0;
            case 'B' -> character == ' ' || suppressed.indexOf(character) >= 0;
            default -> character == symbol || character == ' ';
        };
    }

    @Override
    void blank(RecordBytes record, int at) {
        Arrays.fill(record.bytes, at, at + size, record.page.space);
    }
}
