package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.schema.BadSchema;
import java.util.Objects;

/**
 * How single items are kept: as their usage says, or all of them in plain characters.
 *
 * @param isPlain whether a record is made of characters only
 * @param littleEndian byte order of COMP-5, COMP-1 and COMP-2
 */
record Fields(boolean isPlain, boolean littleEndian) {
    private static final int HALFWORD = 2;
    private static final int FULLWORD = 4;
    private static final int DOUBLEWORD = 8;

    Field field(Item item) throws BadSchema {
        Usage usage = item.usage();
        if (usage.isFloat()) {
            if (isPlain) {
                throw item.place()
                        .because(item.shown() + " in " + usage.word() + " (expected: a PIC, which says how many"
                                + " characters it has in a record of plain characters)");
            }
            return new FloatField(usage, littleEndian);
        }
        Picture picture = Objects.requireNonNull(item.picture());
        return switch (picture.kind()) {
            case TEXT -> new TextField(picture, item.justified());
            case EDITED -> new EditedField(picture);
            case NUMBER -> number(item, picture, isPlain ? Usage.DISPLAY : usage);
        };
    }

    private Field number(Item item, Picture picture, Usage usage) {
        return switch (usage) {
            case PACKED -> new PackedField(picture);
            case BINARY, NATIVE -> new BinaryField(picture, usage, littleEndian);
            default -> new ZonedField(picture, item.sign(), item.blankWhenZero());
        };
    }

    /** The next place that may be divided by an alignment. */
    long aligned(long at, int alignment) {
        return (at + alignment - 1) / alignment * alignment;
    }

    /** Of the first field in an item: before a group, slack bytes belong to the one around it. */
    int firstAlignment(Item item) {
        Item first = item;
        while (first.isGroup()) {
            first = first.children().get(0);
        }
        return own(first);
    }

    /** The largest of all fields in an item. */
    int alignment(Item item) {
        int largest = own(item);
        for (Item child : item.children()) {
            largest = Math.max(largest, alignment(child));
        }
        return largest;
    }

    private int own(Item item) {
        if (isPlain || !item.synchronised() || item.isGroup()) {
            return 1;
        }
        return switch (item.usage()) {
            case SINGLE -> FULLWORD;
            case DOUBLE -> DOUBLEWORD;
            // Eight bytes, too, stand on a full word.
            case BINARY, NATIVE ->
                BinaryField.bytes(Objects.requireNonNull(item.picture())) == HALFWORD ? HALFWORD : FULLWORD;
            default -> 1;
        };
    }
}
