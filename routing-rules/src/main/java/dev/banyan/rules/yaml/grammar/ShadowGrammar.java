package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Percent;
import dev.banyan.rules.model.Shadow;
import dev.banyan.rules.model.Shadow.Compare;
import dev.banyan.rules.model.Side;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Percents;
import dev.banyan.rules.yaml.shape.Quantities;
import dev.banyan.rules.yaml.shape.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** {@code shadow}. */
final class ShadowGrammar {
    private static final Key<List<String>> IGNORE = Key.of(
                    "ignore", Items.of(Texts.POINTER_OR_HEADER), "What may differ: JSON Pointers, or header:name.")
            .byDefault(List.of(), List.of())
            .example(List.of("/requestId", "header:date"));
    private static final Key<List<String>> UNORDERED = Key.of(
                    "unordered", Items.of(Texts.POINTER), "JSON Pointers of lists whose order does not count.")
            .byDefault(List.of(), List.of());
    private static final Key<BigDecimal> NUMERIC_TOLERANCE = Key.of(
            "numericTolerance",
            Numbers.decimal(0, 1_000_000),
            "By how much numbers may differ; not at all by default.");
    private static final Shape<Compare> COMPARISON = Keys.of("compare", IGNORE, UNORDERED, NUMERIC_TOLERANCE)
            .as(fields -> new Compare(fields.get(IGNORE), fields.get(UNORDERED), fields.find(NUMERIC_TOLERANCE)));

    private static final Key<Side> TO =
            Key.of("to", Sides.SIDE, "The side that gets the copy.").required(Side.MODERN);
    private static final Key<Percent> SAMPLE = Key.of("sample", Percents.PLAIN, "The share of requests that is copied.")
            .byDefault(Percent.ALL, 100);
    private static final Key<List<String>> METHODS = Key.of(
                    "methods", Items.oneOrMore(HttpTexts.METHOD), "Methods that are copied.")
            .byDefault(List.of("GET", "HEAD"), List.of("GET", "HEAD"));
    private static final Key<Long> MAX_BODY = Key.of(
                    "maxBody", Quantities.SIZE_SHAPE, "Bytes of body that are copied at most.")
            .byDefault(256L * 1024, "256KiB");
    private static final Key<Compare> COMPARE = Key.of("compare", COMPARISON, "What does not count as a difference.")
            .byDefault(new Compare(List.of(), List.of(), null), Map.of());

    static final Shape<Shadow> SHAPE = Keys.of("shadow", TO, SAMPLE, METHODS, MAX_BODY, COMPARE)
            .as(fields -> new Shadow(
                    fields.get(TO),
                    fields.get(SAMPLE),
                    fields.get(METHODS),
                    fields.get(MAX_BODY),
                    fields.get(COMPARE)));

    private ShadowGrammar() {}
}
