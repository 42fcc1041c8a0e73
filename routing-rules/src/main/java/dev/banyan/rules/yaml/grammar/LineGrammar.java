package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.translation.Constant;
import dev.banyan.rules.model.translation.Line;
import dev.banyan.rules.model.translation.Line.DateForm;
import dev.banyan.rules.model.translation.Line.NumberForm;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Named;
import dev.banyan.rules.yaml.shape.Numbers;
import dev.banyan.rules.yaml.shape.Rule;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Truth;
import dev.banyan.rules.yaml.shape.Words;
import dev.banyan.rules.yaml.tree.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a translation's {@code map}. */
final class LineGrammar {
    private static final Key<String> TO = Key.of(
                    "to", TranslationTexts.POINTER, "Where the value goes: a JSON Pointer.")
            .required("");
    private static final Key<String> FROM = Key.of(
            "from",
            TranslationTexts.SOURCE,
            "Where it comes from: a JSON Pointer, or path:, query:, header:, cookie: and a name.");
    private static final Key<Constant> CONST = Key.of("const", ConstantShape.CONSTANT, "The value itself.");
    private static final Key<String> EXPR = Key.of("expr", TranslationTexts.EXPRESSION, "A JSONata expression.");
    private static final Key<String> EACH =
            Key.of("each", TranslationTexts.POINTER, "A list, whose elements the lines of map take.");
    private static final Key<List<Line>> MAP = Key.of(
                    "map", new Nested(), "Lines within an element of each, or within what from names.")
            .byDefault(List.of(), List.of());
    private static final Key<String> WHEN =
            Key.of("when", TranslationTexts.EXPRESSION, "A JSONata condition; else the line is left out.");
    private static final Key<Constant> DEFAULT =
            Key.of("default", ConstantShape.CONSTANT, "The value where the source is missing or null.");
    private static final Key<String> SPLIT =
            Key.of("split", TranslationTexts.VALUE, "Text becomes a list at this sign.");
    private static final Key<String> JOIN =
            Key.of("join", TranslationTexts.VALUE, "A list becomes text with this sign.");
    private static final Key<Map<String, Constant>> ENUM = Key.of(
                    "enum",
                    new Named<>(TranslationTexts.VALUE, ConstantShape.CONSTANT),
                    "One word for another; what it does not name is untranslatable without else.")
            .byDefault(Map.of(), Map.of());
    private static final Key<Constant> ELSE = Key.of("else", ConstantShape.CONSTANT, "What enum does not name.");
    private static final Key<String> ROUND = Key.of(
            "round",
            Words.of(new String[] {"halfUp", "halfEven", "down"}, word -> word),
            "How a number may lose digits; without it such a number is untranslatable.");
    private static final Key<String> TYPE = Key.of(
            "type", Words.of(new String[] {"string", "int", "decimal", "boolean"}, word -> word), "What the value is.");
    private static final Key<Boolean> OMIT_EMPTY = Key.of(
                    "omitEmpty", Truth.BOOLEAN, "Nothing goes where the value is empty.")
            .byDefault(false, false);

    private static final Key<String> IN = Key.of(
                    "in", TranslationTexts.DATE_PATTERN, "The pattern it comes in, or iso.")
            .required("iso");
    private static final Key<String> OUT = Key.of("out", TranslationTexts.DATE_PATTERN, "The pattern it goes in.")
            .byDefault("iso", "iso");
    private static final Key<String> ZONE = Key.of("zone", TranslationTexts.ZONE, "Whose offset a local time takes.")
            .example("Europe/Berlin");
    private static final Key<DateForm> DATE = Key.of(
            "date",
            Keys.of("date", IN, OUT, ZONE).as(f -> new DateForm(f.get(IN), f.get(OUT), f.find(ZONE))),
            "The value is a date or a time.");

    private static final Key<Integer> SCALE =
            Key.of("scale", Numbers.integer(0, 30), "Digits behind the decimal sign.");
    private static final Key<Character> DECIMAL = Key.of(
                    "decimal", TranslationTexts.SIGN, "The decimal sign of the text side.")
            .byDefault('.', ".");
    private static final Key<NumberForm> NUMBER = Key.of(
            "number",
            Keys.of("number", SCALE, DECIMAL).as(f -> new NumberForm(f.find(SCALE), f.get(DECIMAL))),
            "How the text side writes the number.");

    private static final Shape<Line> SHAPE = Keys.of(
                    "line",
                    TO,
                    FROM,
                    CONST,
                    EXPR,
                    EACH,
                    MAP,
                    WHEN,
                    DEFAULT,
                    SPLIT,
                    JOIN,
                    ENUM,
                    ELSE,
                    DATE,
                    NUMBER,
                    ROUND,
                    TYPE,
                    OMIT_EMPTY)
            .where(Rule.exactlyOne(FROM, CONST, EXPR, EACH))
            .as(LineGrammar::line);

    static final Shape<List<Line>> LINES = Items.repeating(SHAPE);

    private LineGrammar() {}

    private static Line line(Fields fields) {
        return new Line(
                fields.get(TO),
                fields.find(FROM),
                fields.find(CONST),
                fields.find(EXPR),
                fields.find(EACH),
                fields.get(MAP),
                fields.find(WHEN),
                fields.find(DEFAULT),
                fields.find(SPLIT),
                fields.find(JOIN),
                fields.get(ENUM),
                fields.find(ELSE),
                fields.find(DATE),
                fields.find(NUMBER),
                fields.find(ROUND),
                fields.find(TYPE),
                fields.get(OMIT_EMPTY));
    }

    /** Lines within a line: described once, at the top. */
    private static final class Nested implements Shape<List<Line>> {
        @Override
        public @Nullable List<Line> read(String name, Node node, Context context) {
            return LINES.read(name, node, context);
        }

        @Override
        public Map<String, Object> schema() {
            return Schemas.of("type", "array", "items", Schemas.of("type", "object"));
        }
    }
}
