package dev.banyan.legacy.step;

import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.tree.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How a number may lose digits, if it may. */
public enum Rounding {
    /** Not at all. */
    NEVER(RoundingMode.UNNECESSARY),
    HALF_UP(RoundingMode.HALF_UP),
    HALF_EVEN(RoundingMode.HALF_EVEN),
    /** Towards zero. */
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** @param word as the rules have it; null: never */
    public static Rounding of(@Nullable String word) {
        return word == null
                ? NEVER
                : switch (word) {
                    case "halfUp" -> HALF_UP;
                    case "halfEven" -> HALF_EVEN;
                    default -> DOWN;
                };
    }

    /**
     * The number with so many digits behind the point, filled up with zeros.
     *
     * @param literal as JSON writes it
     * @throws Unfit where digits would be lost that must not be
     */
    BigDecimal scaled(String literal, int scale) throws Unfit {
        BigDecimal number = Literal.decimal(literal);
        if (number == null) {
            throw new Unfit("", "a number beyond all bounds (expected: at most " + Literal.MAX_DIGITS + " digits)");
        }
        try {
            return number.setScale(scale, mode);
        } catch (ArithmeticException lossy) {
            throw new Unfit(
                    "",
                    number.stripTrailingZeros().scale() + " digits behind the point (expected: at most " + scale
                            + ", or round)");
        }
    }
}
