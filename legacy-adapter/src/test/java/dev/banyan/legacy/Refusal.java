package dev.banyan.legacy;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.banyan.legacy.format.Unfit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refusal says: its place and its words. */
public final class Refusal {
    private Refusal() {}

    /** Such as {@code /a/0: null (expected: a value)}. */
    public static String of(ThrowingCallable call) {
        Unfit unfit = catchThrowableOfType(Unfit.class, call);
        return unfit == null ? "accepted" : unfit.pointer() + ": " + unfit.getMessage();
    }
}
