package dev.banyan.legacy.expr;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;

/** Functions that would let a short expression ask for anything. */
final class Bounded {
    static final JFunction REFUSED = Jsonata.function(
            "eval",
            (Jsonata.Fn1<Object, Object>) text -> {
                throw new Limits.Exceeded("$eval");
            },
            "<sx?:x>");

    static final JFunction PAD = Jsonata.function("pad", Bounded::pad, "<s-ns?:s>");

    private Bounded() {}

    private static String pad(String text, Number width, String filling) {
        if (Math.abs(width.longValue()) > Limits.CHARACTERS) {
            throw new Limits.Exceeded("a text of more than " + Limits.CHARACTERS + " characters");
        }
        return Functions.pad(text, width.intValue(), filling == null ? " " : filling);
    }
}
