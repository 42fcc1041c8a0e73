package dev.banyan.rules.validate;

/**
 * Where things stand in the rules, asked for by a path into the merged document in the manner of a JSON Pointer (RFC
 * 6901): {@code /routes/3/split/key/0}, {@code /backends/orders/url}. The index of a route is its index in {@link
 * dev.banyan.rules.model.Rules#routes()}, across all files. Never fails: what is not there is answered with the place
 * of its nearest ancestor that is.
 */
public interface Locations {
    /** Of rules that nothing is known of. */
    Locations NOWHERE = new Locations() {
        @Override
        public Place of(String pointer) {
            return new Place("", 1, 1);
        }

        @Override
        public Place ofKey(String pointer) {
            return of(pointer);
        }
    };

    /** The place of the value there. */
    Place of(String pointer);

    /** The place of the key that leads to the value there; of a list's item, the item itself. */
    Place ofKey(String pointer);
}
