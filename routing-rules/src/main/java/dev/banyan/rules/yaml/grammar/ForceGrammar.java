package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Force;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import java.util.List;

/** {@code force}. */
final class ForceGrammar {
    private static final Key<String> HEADER = Key.of(
                    "header", HttpTexts.HEADER_NAME, "The header whose value, legacy or modern, decides.")
            .required("x-banyan-side")
            .example("x-banyan-side");
    private static final Key<List<String>> FROM = Key.of(
                    "from", Items.oneOrMore(HttpTexts.NETWORK), "Networks that the client's address must be in.")
            .required(List.of())
            .example(List.of("10.0.0.0/8"));

    static final Shape<Force> SHAPE =
            Keys.of("force", HEADER, FROM).as(fields -> new Force(fields.get(HEADER), fields.get(FROM)));

    private ForceGrammar() {}
}
