package dev.banyan.legacy.schema;

/**
 * A list, also with one element or none.
 *
 * @param element what each of its elements looks like
 * @param most elements at most; {@link Integer#MAX_VALUE}: any number
 */
public record Listing(Shape element, int most) implements Shape {

    public Listing(Shape element) {
        this(element, Integer.MAX_VALUE);
    }
}
