package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.proxy.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** What came of translating one message. */
sealed interface Outcome<T> {

    /** How it went, for the counters. */
    TranslationResult result();

    /** One message, translated when it is asked for. */
    @FunctionalInterface
    interface Step<T> {
        T translate() throws Untranslatable;
    }

    record Done<T>(T message) implements Outcome<T> {
        @Override
        public TranslationResult result() {
            boolean asItCame = message instanceof TranslatedRequest request && request.passedThrough()
                    || message instanceof TranslatedAnswer answer && answer.passedThrough();
            return asItCame ? TranslationResult.PASSTHROUGH : TranslationResult.OK;
        }
    }

    /**
     * @param detail the place of the fault, for people; empty: the kind says it all
     * @param fault Banyan's own, as it may be logged; null: none
     */
    record Failed<T>(
            TranslationResult result,
            FailureKind kind,
            String detail,
            @Nullable Throwable fault) implements Outcome<T> {}

    /** Translates; a translator that fails in whatever way has an outcome, too. */
    static <T> Outcome<T> of(Direction direction, Step<T> step) {
        try {
            return new Done<>(step.translate());
        } catch (Untranslatable refused) {
            return refused.isTooLarge()
                    ? tooLarge(direction, refused.sentence())
                    : refused(direction, refused.sentence());
        } catch (RuntimeException | StackOverflowError fault) {
            return new Failed<>(TranslationResult.ERROR, FailureKind.INTERNAL, "", withoutValues(fault));
        }
    }

    /** No thread has time for it. */
    static <T> Failed<T> overloaded() {
        return new Failed<>(TranslationResult.ERROR, FailureKind.OVERLOADED, "", null);
    }

    static <T> Failed<T> refused(Direction direction, String detail) {
        FailureKind kind = direction == Direction.REQUEST
                ? FailureKind.UNTRANSLATABLE_REQUEST
                : FailureKind.UNTRANSLATABLE_RESPONSE;
        return new Failed<>(TranslationResult.UNTRANSLATABLE, kind, detail, null);
    }

    static <T> Failed<T> tooLarge(Direction direction, String detail) {
        FailureKind kind =
                direction == Direction.REQUEST ? FailureKind.BODY_TOO_LARGE : FailureKind.UNTRANSLATABLE_RESPONSE;
        return new Failed<>(TranslationResult.TOO_LARGE, kind, detail, null);
    }

    /** Where it happened, but not its message: that may hold what stood in a body. */
    private static Throwable withoutValues(Throwable fault) {
        Throwable bare = new IllegalStateException(fault.getClass().getName());
        bare.setStackTrace(fault.getStackTrace());
        return bare;
    }
}
