package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as a text side writes them.
 *
 * @param scale digits behind the sign: towards text exactly so many, towards JSON at most; null: as they come
 * @param decimal the sign of the text side
 * @param sources where the value comes from
 * @param towardsText true: the value goes where numbers are text; false: to JSON, as a number
 */
public record NumberStep(@Nullable Integer scale, char decimal, Sources sources, boolean towardsText, Rounding rounding)
        implements Step {

    /** How a text that comes writes its numbers. */
    public enum Sources {
        /** With a point: JSON's own texts, constants. */
        POINT,
        /** With the sign. */
        SIGN,
        /** Both sides are text: with the sign, or a point where there is no sign. */
        EITHER
    }

    @Override
    public Leaf apply(Leaf value) throws Unfit {
        String literal = value.kind() == Leaf.Kind.NUMBER ? value.text() : literal(value.text());
        if (literal == null) {
            throw new Unfit("", "a text that is none (expected: a number" + sign() + ")");
        }
        return towardsText ? text(literal) : number(literal);
    }

    private String sign() {
        return sources == Sources.POINT || decimal == '.' ? "" : " with '" + decimal + "'";
    }

    private @Nullable String literal(String text) {
        if (decimal == '.' || sources == Sources.POINT) {
            return Literal.number(text);
        }
        boolean point = text.indexOf('.') >= 0;
        if (point && (sources == Sources.SIGN || text.indexOf(decimal) >= 0)) {
            return null;
        }
        return Literal.number(text.replace(decimal, '.'));
    }

    private Leaf number(String literal) throws Unfit {
        if (scale == null || fits(literal, scale)) {
            return Leaf.number(literal);
        }
        return Leaf.number(rounding.scaled(literal, scale).toPlainString());
    }

    private static boolean fits(String literal, int scale) {
        BigDecimal number = Literal.decimal(literal);
        return number != null && number.scale() <= scale;
    }

    private Leaf text(String literal) throws Unfit {
        if (scale != null) {
            return written(rounding.scaled(literal, scale).toPlainString());
        }
        BigDecimal number = Literal.decimal(literal);
        if (number == null) {
            throw new Unfit("", "a number beyond all bounds (expected: at most " + Literal.MAX_DIGITS + " digits)");
        }
        return written(number.toPlainString());
    }

    private Leaf written(String plain) {
        return Leaf.text(decimal == '.' ? plain : plain.replace('.', decimal));
    }
}
