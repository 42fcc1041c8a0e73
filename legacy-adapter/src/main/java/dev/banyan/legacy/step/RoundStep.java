package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Leaf;
import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;

/**
 * A number loses the digits that its target has no room for; one that fits stays as it is written. What is no number is
 * left to whoever writes it.
 *
 * @param scale digits behind the point, at most
 */
public record RoundStep(int scale, Rounding rounding) implements Step {

    @Override
    public Leaf apply(Leaf value) throws Unfit {
        String literal = Literal.number(value.text());
        BigDecimal number = literal == null ? null : Literal.decimal(literal);
        if (literal == null || number == null || number.scale() <= scale) {
            return value;
        }
        return Leaf.number(rounding.scaled(literal, scale).toPlainString());
    }
}
