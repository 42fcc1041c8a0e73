package dev.banyan.rules.yaml.tree;

import dev.banyan.rules.validate.Place;

/**
 * A single value.
 *
 * @param text without quotes and escapes
 * @param plain true: written without quotes, so that {@link CoreSchema} says what the word means
 */
public record Scalar(Place place, String text, boolean plain) implements Node {

    public boolean isNull() {
        return plain && CoreSchema.isNull(text);
    }

    @Override
    public String found() {
        if (isNull()) {
            return "nothing";
        }
        return plain ? Printable.of(text) : '"' + Printable.of(text) + '"';
    }
}
