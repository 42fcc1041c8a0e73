package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.translation.Constant;
import dev.banyan.rules.model.translation.Constant.Kind;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Schemas;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.tree.CoreSchema;
import dev.banyan.rules.yaml.tree.Node;
import dev.banyan.rules.yaml.tree.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that keeps what it was written as: quoted it is a text, unquoted a number, truth value or null is one. */
final class ConstantShape implements Shape<Constant> {
    static final ConstantShape CONSTANT = new ConstantShape();

    private ConstantShape() {}

    @Override
    public @Nullable Constant read(String name, Node node, Context context) {
        if (!(node instanceof Scalar scalar) || scalar.text().isEmpty() && scalar.plain()) {
            context.refuse("wrong-type", name, node, "a text, number, truth value or null", "");
            return null;
        }
        String text = TranslationTexts.VALUE.read(name, quoted(scalar), context);
        return text == null ? null : scalar.plain() ? constant(text) : new Constant(Kind.TEXT, text);
    }

    /** What it means is told here: to the reader of texts also null is a word. */
    private static Scalar quoted(Scalar scalar) {
        return new Scalar(scalar.place(), scalar.text(), false);
    }

    private static Constant constant(String word) {
        if (CoreSchema.isNull(word)) {
            return new Constant(Kind.NULL, "");
        }
        Boolean truth = CoreSchema.bool(word);
        if (truth != null) {
            return new Constant(Kind.BOOLEAN, truth.toString());
        }
        BigDecimal number = CoreSchema.number(word);
        return number == null ? new Constant(Kind.TEXT, word) : new Constant(Kind.NUMBER, literal(word, number));
    }

    /** As it is written where JSON would write it so, too. */
    private static String literal(String word, BigDecimal number) {
        return word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?") ? word : number.toPlainString();
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.of("type", List.of("string", "number", "boolean", "null"));
    }
}
