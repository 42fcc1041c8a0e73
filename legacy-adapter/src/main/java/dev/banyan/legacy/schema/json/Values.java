package dev.banyan.legacy.schema.json;

import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.BadSchema;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.schema.Value;
import dev.banyan.legacy.schema.Value.Type;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What single values look like. */
final class Values {
    private Values() {}

    /** @param kinds that it may be of, besides null */
    static Shape of(Documents documents, Facets facets, Set<Kind> kinds) throws BadSchema {
        if (kinds.equals(EnumSet.of(Kind.STRING))) {
            return text(facets, allowed(documents, facets, Kind.STRING));
        }
        if (kinds.equals(EnumSet.of(Kind.BOOLEAN))) {
            Set<String> allowed = allowed(documents, facets, Kind.BOOLEAN);
            return new Value(Type.BOOLEAN, allowed, Value.UNBOUNDED, Value.UNBOUNDED, Value.UNBOUNDED);
        }
        if (kinds.equals(EnumSet.of(Kind.INTEGER))) {
            Set<String> allowed = allowed(documents, facets, Kind.INTEGER);
            return new Value(Type.INT, allowed, Value.UNBOUNDED, Value.UNBOUNDED, Value.UNBOUNDED);
        }
        // Which literals are allowed is not kept: 1.5 and 1.50 are one number.
        return kinds.contains(Kind.NUMBER)
                        && EnumSet.of(Kind.NUMBER, Kind.INTEGER).containsAll(kinds)
                ? new Value(Type.DECIMAL, Set.of(), Value.UNBOUNDED, Value.UNBOUNDED, scale(facets))
                : Anything.ANYTHING;
    }

    private static Value text(Facets facets, Set<String> allowed) throws BadSchema {
        Type type = Type.STRING;
        int maxLength = Integer.MAX_VALUE;
        for (Node node : facets.nodes()) {
            type = node.has("contentEncoding") ? Type.OPAQUE : type(node.text("format"), type);
            maxLength = Math.min(maxLength, node.count("maxLength", Integer.MAX_VALUE));
        }
        int most = maxLength == Integer.MAX_VALUE ? Value.UNBOUNDED : maxLength;
        return new Value(type, allowed, most, Value.UNBOUNDED, Value.UNBOUNDED);
    }

    private static Type type(@Nullable String format, Type otherwise) {
        return switch (format == null ? "" : format) {
            case "date" -> Type.DATE;
            case "date-time" -> Type.DATE_TIME;
            case "byte", "binary" -> Type.OPAQUE;
            default -> otherwise;
        };
    }

    /** Digits behind the point that a multiple can have. */
    private static int scale(Facets facets) throws BadSchema {
        int scale = Integer.MAX_VALUE;
        for (Node node : facets.nodes()) {
            BigDecimal multiple = node.number("multipleOf");
            if (multiple != null && multiple.signum() <= 0) {
                throw node.bad("multipleOf", "a number above zero");
            }
            if (multiple != null) {
                scale = Math.min(
                        scale, Math.max(0, multiple.stripTrailingZeros().scale()));
            }
        }
        return scale == Integer.MAX_VALUE ? Value.UNBOUNDED : scale;
    }

    /** As texts; none: any. Where there are alternatives, those that any of them allows. */
    private static Set<String> allowed(Documents documents, Facets facets, Kind kind) throws BadSchema {
        List<Tree> allowed = Allowed.of(facets);
        if (allowed == null) {
            allowed = any(documents, facets);
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Tree value : allowed) {
            if (Kind.of(value) == kind && value instanceof Leaf leaf) {
                String whole = kind == Kind.INTEGER ? Literal.integer(leaf.text()) : leaf.text();
                texts.add(whole == null ? leaf.text() : whole);
            }
        }
        return texts;
    }

    private static List<Tree> any(Documents documents, Facets facets) throws BadSchema {
        List<Tree> all = new ArrayList<>();
        if (facets.choices().size() != 1) {
            return all;
        }
        for (Node alternative : facets.choices().get(0)) {
            List<Tree> allowed = Allowed.of(documents.facets(List.of(alternative)));
            if (allowed == null) {
                return List.of();
            }
            all.addAll(allowed);
        }
        return all;
    }
}
