package dev.banyan.rules.yaml;

import dev.banyan.rules.yaml.shape.SecretNames;
import dev.banyan.rules.yaml.tree.CoreSchema;
import dev.banyan.rules.yaml.tree.Mapping;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import dev.banyan.rules.yaml.tree.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The document as plain maps and lists, to be shown: placeholders as written, literal secrets hidden. */
final class WrittenDocument {
    private static final String HIDDEN = "***";
    /** Keys under which users name headers, cookies and parameters. */
    private static final Set<String> NAMING = Set.of("headers", "cookies", "query", "set", "add");

    private static final Pattern ONLY_PLACEHOLDER = Pattern.compile("([A-Za-z]+ )?\\$\\{(env|file):[^}]*}");

    private WrittenDocument() {}

    static Map<String, Object> of(Mapping document) {
        return mapping(document, false, false);
    }

    private static Map<String, Object> mapping(Mapping mapping, boolean names, boolean hide) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            boolean secret = hide || names && SecretNames.isSecret(key);
            Object value = plain(entry.value(), NAMING.contains(key), secret);
            plain.put(key, value);
        }
        return plain;
    }

    private static @Nullable Object plain(Node node, boolean names, boolean hide) {
        if (node instanceof Mapping mapping) {
            return mapping(mapping, names, hide);
        }
        if (node instanceof Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
            sequence.items().forEach(item -> items.add(plain(item, false, hide)));
            return items;
        }
        return scalar((Scalar) node, hide);
    }

    private static @Nullable Object scalar(Scalar scalar, boolean hide) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return hide ? hidden(text) : text;
        }
        if (CoreSchema.isNull(text)) {
            return null;
        }
        Boolean truth = CoreSchema.bool(text);
        if (truth != null) {
            return truth;
        }
        BigDecimal number = hide ? null : CoreSchema.number(text);
        if (number == null) {
            return hide ? hidden(text) : text;
        }
        return number.scale() <= 0 && number.precision() - number.scale() < 19
                ? (Object) number.longValueExact()
                : number;
    }

    private static String hidden(String text) {
        return ONLY_PLACEHOLDER.matcher(text).matches() ? text : HIDDEN;
    }
}
