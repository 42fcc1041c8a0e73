package dev.banyan.rules.message;

import org.jspecify.annotations.Nullable;

/** Reads parameters out of a query as it came. */
final class Query {
    private Query() {}

    static @Nullable String first(String query, String name) {
        return null;
    }
}
