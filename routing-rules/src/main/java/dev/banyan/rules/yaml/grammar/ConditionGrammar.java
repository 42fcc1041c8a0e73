package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.ValueCondition;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Named;
import dev.banyan.rules.yaml.shape.Rule;
import dev.banyan.rules.yaml.shape.ScalarOr;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Truth;
import java.util.Map;

/** What a header, query parameter or cookie must be: a value, {@code {present: true}} or {@code {regex: ...}}. */
final class ConditionGrammar {
    private static final Key<Boolean> PRESENT =
            Key.of("present", Truth.BOOLEAN, "True: it is there; false: it is not.");
    private static final Key<String> REGEX = Key.of("regex", Texts.REGEX, "RE2; the whole value matches.");

    private static final Shape<ValueCondition> CONDITION = new ScalarOr<>(
            new EqualShape(),
            Keys.of("condition", PRESENT, REGEX)
                    .where(Rule.exactlyOne(PRESENT, REGEX))
                    .as(ConditionGrammar::condition));

    private ConditionGrammar() {}

    static Shape<Map<String, ValueCondition>> byName(Text<String> name) {
        return new Named<>(name, CONDITION);
    }

    private static ValueCondition condition(Fields fields) {
        String regex = fields.find(REGEX);
        Boolean present = fields.find(PRESENT);
        return regex != null
                ? new ValueCondition.Regex(regex)
                : new ValueCondition.Present(!Boolean.FALSE.equals(present));
    }
}
