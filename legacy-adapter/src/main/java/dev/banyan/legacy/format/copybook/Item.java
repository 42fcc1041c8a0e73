package dev.banyan.legacy.format.copybook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a copybook with all that it takes over from the groups around it.
 *
 * @param place of its level number
 * @param name in upper case; empty: FILLER
 * @param redefines names the item whose bytes it shares; null: it has bytes of its own
 * @param occurs null: once
 * @param picture null: a group, or a number in floating point
 * @param synchronised whether it begins where a machine reads numbers of its size best
 * @param children in order; empty: a field
 */
record Item(
        Token place,
        String name,
        @Nullable Token redefines,
        @Nullable Occurs occurs,
        @Nullable Picture picture,
        Usage usage,
        Sign sign,
        boolean synchronised,
        boolean justified,
        boolean blankWhenZero,
        List<Item> children) {

    boolean isGroup() {
        return !children.isEmpty();
    }

    boolean isFiller() {
        return name.isEmpty();
    }

    /** A group without a name of its own, whose items belong to the group around it: so does COBOL know them. */
    boolean isOpen() {
        return isFiller() && isGroup() && occurs == null;
    }

    boolean isNumber() {
        return usage.isFloat() || picture != null && picture.isNumber();
    }

    String shown() {
        return isFiller() ? "FILLER" : name;
    }
}
