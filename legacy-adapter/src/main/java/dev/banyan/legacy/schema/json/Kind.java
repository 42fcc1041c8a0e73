package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Tree;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of value that JSON Schema tells apart. */
enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    /** With a fraction; a schema that says {@code number} means {@link #INTEGER}, too. */
    NUMBER,
    INTEGER,
    BOOLEAN,
    NULL;

    /** What a word of {@code type} means; none: it is no such word. */
    static Set<Kind> named(String word) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                kinds.add(kind);
            }
        }
        if (kinds.contains(NUMBER)) {
            kinds.add(INTEGER);
        }
        return kinds;
    }

    /** Of which kind a value is that {@code enum} lists. */
    static Kind of(Tree value) {
        if (!(value instanceof Leaf leaf)) {
            return value instanceof Items ? ARRAY : OBJECT;
        }
        return switch (leaf.kind()) {
            case TEXT -> STRING;
            case NUMBER -> Literal.integer(leaf.text()) == null ? NUMBER : INTEGER;
            case BOOLEAN -> BOOLEAN;
            case NULL -> NULL;
        };
    }

    /** What a schema without {@code type} is about, going by what else it says; null: that could be anything. */
    static @Nullable Kind implied(Node node) {
        if (node.has("properties") || node.has("required") || node.has("additionalProperties")) {
            return OBJECT;
        }
        return node.has("items") || node.has("prefixItems") ? ARRAY : null;
    }
}
