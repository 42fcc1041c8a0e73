package dev.banyan.rules.yaml.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold between the keys of one mapping. */
public interface Rule {

    void check(Fields fields, Context context);

    /** What of it JSON Schema can say; empty: nothing. */
    default Map<String, Object> schema() {
        return Map.of();
    }

    /** Exactly one of these keys. */
    static Rule exactlyOne(Key<?>... keys) {
        return new Count(List.of(keys), 1, 1);
    }

    static Rule atLeastOne(Key<?>... keys) {
        return new Count(List.of(keys), 1, Integer.MAX_VALUE);
    }

    static Rule atMostOne(Key<?>... keys) {
        return new Count(List.of(keys), 0, 1);
    }

    /** How many of a few keys are written. */
    record Count(List<Key<?>> keys, int min, int max) implements Rule {

        @Override
        public void check(Fields fields, Context context) {
            int count = count(fields);
            if (count >= min && count <= max) {
                return;
            }
            List<Key<?>> written = keys.stream().filter(fields::has).toList();
            if (count < min) {
                context.error(
                        "missing-key",
                        fields.mapping().place(),
                        "none of " + names() + " (expected: " + wanted() + ")",
                        "");
            }
            for (Key<?> surplus : written.subList(Math.min(max, written.size()), written.size())) {
                context.error(
                        "conflicting-keys",
                        fields.keyPlace(surplus),
                        surplus.name() + ": beside " + written.get(0).name() + " (expected: " + wanted() + ")",
                        "");
            }
        }

        private int count(Fields fields) {
            int count = 0;
            for (Key<?> key : keys) {
                count += fields.has(key) ? 1 : 0;
            }
            return count;
        }

        private String names() {
            return String.join(", ", keys.stream().map(Key::name).toList());
        }

        private String wanted() {
            return (min == 0 ? "at most" : max == 1 ? "exactly" : "at least") + " one of " + names();
        }

        @Override
        public Map<String, Object> schema() {
            List<Object> each = new ArrayList<>();
            keys.forEach(key -> each.add(Schemas.of("required", List.of(key.name()))));
            if (min == 0) {
                each.add(Schemas.of("not", Schemas.of("anyOf", List.copyOf(each))));
            }
            return Schemas.of(max == 1 ? "oneOf" : "anyOf", each);
        }
    }
}
