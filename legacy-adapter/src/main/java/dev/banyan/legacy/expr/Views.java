package dev.banyan.legacy.expr;

import dev.banyan.legacy.tree.Branch;
import dev.banyan.legacy.tree.Items;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import dev.banyan.legacy.tree.Tree;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tree as an expression sees it: maps, lists, texts, numbers. Nothing is copied before it is looked at. */
final class Views {
    private Views() {}

    static @Nullable Object of(@Nullable Tree tree) {
        if (tree instanceof Branch branch) {
            return new Parts(branch);
        }
        return tree instanceof Items items ? new Elements(items) : tree == null ? null : value((Leaf) tree);
    }

    private static @Nullable Object value(Leaf leaf) {
        return switch (leaf.kind()) {
            case TEXT -> leaf.text();
            case BOOLEAN -> leaf.text().equals("true");
            case NULL -> null;
            case NUMBER -> number(leaf.text());
        };
    }

    private static Number number(String literal) {
        BigDecimal number = Literal.decimal(literal);
        if (number == null || number.precision() > ExactNumber.COMPUTABLE_DIGITS || Math.abs(number.scale()) > 300) {
            return new ExactNumber(literal);
        }
        boolean whole = number.scale() == 0 && !literal.startsWith("-0");
        return whole && number.precision() <= 9 ? (Number) number.intValue() : number;
    }

    private static final class Parts extends AbstractMap<String, Object> {
        private final Branch branch;

        Parts(Branch branch) {
            this.branch = branch;
        }

        @Override
        public @Nullable Object get(@Nullable Object name) {
            return name instanceof String text ? of(branch.get(text)) : null;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return name instanceof String text && branch.has(text);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Set<Entry<String, Object>> entries = new LinkedHashSet<>();
            for (int i = 0; i < branch.size(); i++) {
                entries.add(new SimpleImmutableEntry<>(branch.name(i), of(branch.value(i))));
            }
            return entries;
        }
    }

    private static final class Elements extends AbstractList<Object> {
        private final Items items;

        Elements(Items items) {
            this.items = items;
        }

        @Override
        @SuppressWarnings("NullAway") // null is a value in JSON
        public Object get(int index) {
            return of(items.all().get(index));
        }

        @Override
        public int size() {
            return items.all().size();
        }
    }

    /** Values by name that are only looked up, never listed. */
    static Map<String, Object> lookup(Function<String, @Nullable String> values) {
        return new AbstractMap<>() {
            @Override
            public @Nullable Object get(@Nullable Object name) {
                return name instanceof String text ? values.apply(text) : null;
            }

            @Override
            public boolean containsKey(@Nullable Object name) {
                return get(name) != null;
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                return Set.of();
            }
        };
    }
}
