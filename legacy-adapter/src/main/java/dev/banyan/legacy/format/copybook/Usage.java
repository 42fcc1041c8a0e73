package dev.banyan.legacy.format.copybook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a field's value is kept in bytes. */
enum Usage {
    /** A byte a character. */
    DISPLAY("DISPLAY"),
    /** Two's complement, big-endian, as many bytes as the picture's digits need: 2, 4 or 8. */
    BINARY("COMP"),
    /** The same bytes, whose whole range counts, in the machine's order. */
    NATIVE("COMP-5"),
    /** Two digits a byte, the sign in the last half byte. */
    PACKED("COMP-3"),
    /** IEEE 754, 4 bytes. */
    SINGLE("COMP-1"),
    /** IEEE 754, 8 bytes. */
    DOUBLE("COMP-2");

    private static final Map<String, Usage> WORDS = Map.ofEntries(
            Map.entry("DISPLAY", DISPLAY),
            Map.entry("COMP", BINARY),
            Map.entry("COMPUTATIONAL", BINARY),
            Map.entry("COMP-4", BINARY),
            Map.entry("COMPUTATIONAL-4", BINARY),
            Map.entry("BINARY", BINARY),
            Map.entry("COMP-5", NATIVE),
            Map.entry("COMPUTATIONAL-5", NATIVE),
            Map.entry("COMP-3", PACKED),
            Map.entry("COMPUTATIONAL-3", PACKED),
            Map.entry("PACKED-DECIMAL", PACKED),
            Map.entry("COMP-1", SINGLE),
            Map.entry("COMPUTATIONAL-1", SINGLE),
            Map.entry("COMP-2", DOUBLE),
            Map.entry("COMPUTATIONAL-2", DOUBLE));

    private final String word;

    Usage(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Null: no word of a usage, or of one that is not known. */
    static @Nullable Usage of(String word) {
        return WORDS.get(word);
    }

    boolean isFloat() {
        return this == SINGLE || this == DOUBLE;
    }

    boolean isBinary() {
        return this == BINARY || this == NATIVE;
    }
}
