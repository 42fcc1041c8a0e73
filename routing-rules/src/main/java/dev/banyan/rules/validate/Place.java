package dev.banyan.rules.validate;

import java.util.Comparator;

/**
 * Where something stands in the rules.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> AS_READ =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /** In the order in which a person comes by who reads the files by name. */
    @Override
    public int compareTo(Place other) {
        return AS_READ.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
