package dev.banyan.legacy.format.copybook;

import dev.banyan.legacy.format.copybook.Picture.Kind;
import dev.banyan.legacy.schema.BadSchema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Clauses of one entry that do not go together. */
final class ItemCheck {
    /** Above, there are no bytes of a machine's number for it. */
    private static final int MOST_BINARY_DIGITS = 18;

    private ItemCheck() {}

    /** @param usage its own, or that of a group around it; null: nobody said one */
    static void require(Entry entry, boolean group, @Nullable Usage usage) throws BadSchema {
        if (entry.level == 1 && entry.name.isEmpty() || entry.level == 77 && entry.name.isEmpty()) {
            throw entry.place.because("a record without a name (expected: one behind its level number)");
        }
        if (entry.occurs != null && (entry.level == 1 || entry.level == 77)) {
            throw entry.place.because(entry.shown() + " with OCCURS (expected: at level 02 to 49)");
        }
        if (group) {
            group(entry);
        } else if (usage != null && usage.isFloat()) {
            floating(entry, usage);
        } else {
            field(entry, usage == null ? Usage.DISPLAY : usage);
        }
    }

    private static void group(Entry entry) throws BadSchema {
        if (entry.picturePlace != null) {
            throw entry.picturePlace.because("PIC of " + entry.shown()
                    + ", which has items below it (expected: none, or a higher level number)");
        }
        if (entry.justified || entry.blankWhenZero) {
            throw entry.place.because(entry.shown() + " with JUSTIFIED or BLANK WHEN ZERO (expected: a field)");
        }
    }

    private static void floating(Entry entry, Usage usage) throws BadSchema {
        if (entry.picturePlace != null) {
            throw entry.picturePlace.because("PIC of a field in " + usage.word() + " (expected: none)");
        }
        if (entry.justified || entry.blankWhenZero) {
            throw entry.place.because(entry.shown() + " with JUSTIFIED or BLANK WHEN ZERO (expected: characters)");
        }
    }

    private static void field(Entry entry, Usage usage) throws BadSchema {
        if (entry.picture == null) {
            throw entry.place.because(entry.shown() + " without PIC (expected: one, or items below it)");
        }
        Picture picture = entry.picture;
        Token place = Objects.requireNonNull(entry.picturePlace);
        boolean display = usage == Usage.DISPLAY;
        if (!display && !picture.isNumber()) {
            throw place.because("PIC " + picture.text() + " in " + usage.word() + " (expected: digits only)");
        }
        if (!display && usage.isBinary() && picture.digits() > MOST_BINARY_DIGITS) {
            throw place.because("PIC " + picture.text() + " in " + usage.word() + " (expected: at most "
                    + MOST_BINARY_DIGITS + " digits)");
        }
        if (entry.justified && picture.kind() != Kind.TEXT) {
            throw place.because("PIC " + picture.text() + " with JUSTIFIED (expected: X or A)");
        }
        if (entry.blankWhenZero && (!display || picture.kind() == Kind.TEXT)) {
            throw place.because("PIC " + picture.text() + " with BLANK WHEN ZERO (expected: digits in DISPLAY)");
        }
        if (entry.sign != null && !picture.signed()) {
            throw place.because("PIC " + picture.text() + " with SIGN (expected: an S in front)");
        }
    }
}
