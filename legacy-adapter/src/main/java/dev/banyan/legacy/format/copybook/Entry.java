package dev.banyan.legacy.format.copybook;

import org.jspecify.annotations.Nullable;

/** One entry of a copybook as it is written, from its level number to its period; what is null was not said. */
final class Entry {
    final Token place;
    final int level;
    /** Empty: FILLER. */
    final String name;

    @Nullable
    Token redefines;

    @Nullable
    Token picturePlace;

    @Nullable
    Picture picture;

    @Nullable
    Token usagePlace;

    @Nullable
    Usage usage;

    @Nullable
    Sign sign;

    @Nullable
    Occurs occurs;

    boolean synchronised;
    boolean justified;
    boolean blankWhenZero;

    Entry(Token place, int level, String name) {
        this.place = place;
        this.level = level;
        this.name = name;
    }

    String shown() {
        return name.isEmpty() ? "FILLER" : name;
    }
}
