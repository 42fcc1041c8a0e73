package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import java.util.Arrays;

/** PIC X and A: characters, with spaces where the text ends; in front of it where it is JUSTIFIED. */
final class TextField extends Field {
    private final boolean justified;

    TextField(Picture picture, boolean justified) {
        super(picture.size(), picture.text(), justified ? "DISPLAY JUSTIFIED" : "DISPLAY");
        this.justified = justified;
    }

    @Override
    Leaf read(RecordBytes record, int at) throws Unfit {
        byte[] bytes = record.bytes;
        byte space = record.page.space;
        int start = at;
        int end = at + size;
        if (justified) {
            while (start < end && bytes[start] == space) {
                start++;
            }
        } else {
            while (end > start && bytes[end - 1] == space) {
                end--;
            }
        }
        // LOW-VALUES throughout: a program has never put anything there.
        if (start == end || bytes[start] == 0 && record.isBlank(at, size)) {
            return Leaf.EMPTY;
        }
        return Leaf.text(record.page.text(bytes, start, end));
    }

    @Override
    void write(RecordBytes record, int at, Leaf leaf) throws Unfit {
        String text = leaf.text();
        int spaces = size - text.length();
        if (spaces < 0) {
            int characters = text.codePointCount(0, text.length());
            throw new Unfit("", characters + " characters (expected: at most " + size + ", " + shown() + ")");
        }
        record.page.put(text, record.bytes, justified ? at + spaces : at);
        int from = justified ? at : at + text.length();
        Arrays.fill(record.bytes, from, from + spaces, record.page.space);
    }

    @Override
    void blank(RecordBytes record, int at) {
        Arrays.fill(record.bytes, at, at + size, record.page.space);
    }
}
