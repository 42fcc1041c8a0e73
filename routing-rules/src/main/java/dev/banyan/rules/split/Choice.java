package dev.banyan.rules.split;

import dev.banyan.rules.model.Side;

/** A side and why. There are only a dozen; they are made once, so that choosing makes no garbage. */
public record Choice(Side side, Reason reason) {
    private static final Choice[] ALL = new Choice[Side.values().length * Reason.values().length];

    static {
        for (Side side : Side.values()) {
            for (Reason reason : Reason.values()) {
                ALL[index(side, reason)] = new Choice(side, reason);
            }
        }
    }

    public static Choice of(Side side, Reason reason) {
        return ALL[index(side, reason)];
    }

    private static int index(Side side, Reason reason) {
        return side.ordinal() * Reason.values().length + reason.ordinal();
    }
}
