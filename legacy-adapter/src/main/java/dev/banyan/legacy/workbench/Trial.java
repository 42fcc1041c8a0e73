package dev.banyan.legacy.workbench;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Translation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way through a translation, step by step.
 *
 * @param translation its name
 * @param roots where the pointers of {@code from} and {@code to} start
 * @param before what came
 * @param lines what each line did, in order, up to the one that failed
 * @param more rows of lines that were too many to keep
 * @param after what goes; null: nothing does, as it does not fit
 * @param asItCame true: the body that goes is the one that came
 * @param head what goes before the body, changed or not
 * @param fault why it does not fit; null: it does
 */
public record Trial(
        String translation,
        Direction direction,
        Roots roots,
        Message before,
        List<LineSeen> lines,
        int more,
        @Nullable Message after,
        boolean asItCame,
        List<HeadChange> head,
        @Nullable Fault fault) {

    /** Where the pointers of lines start on both sides; empty: at the top. */
    public record Roots(String from, String to) {}

    /**
     * A message that does not fit.
     *
     * @param message a sentence with the place in the message, what was found and what was expected
     * @param pointer of the place in the rules
     * @param code as in the problem that a client gets
     * @param letThrough true: the rules let such a message go as it came ({@code onError: passthrough})
     */
    public record Fault(String message, String pointer, String code, boolean letThrough) {}

    static final class Builder {
        private final Translation written;
        private final Direction direction;
        private final Message before;
        private @Nullable Message after;
        private boolean asItCame;
        private List<HeadChange> head = List.of();
        private @Nullable Fault fault;

        Builder(Translation written, Direction direction, Message before) {
            this.written = written;
            this.direction = direction;
            this.before = before;
        }

        /** @param made null: the body goes as it came */
        void goes(@Nullable Message made, List<HeadChange> changes) {
            asItCame = made == null;
            after = made == null ? before : made;
            head = changes;
        }

        void fails(Untranslatable untranslatable) {
            boolean letThrough = written.passThroughOnError() && !untranslatable.isTooLarge();
            String code = untranslatable.isTooLarge() ? "body-too-large" : "untranslatable-" + direction.word();
            String pointer = StepPlace.of(written, untranslatable);
            fault = new Fault(untranslatable.sentence(), pointer, code, letThrough);
            after = letThrough ? before : null;
            asItCame = letThrough;
        }

        Trial build(LineLog log) {
            return new Trial(
                    written.name(),
                    direction,
                    roots(StepPlace.body(written, direction)),
                    before,
                    log.seen(),
                    log.more(),
                    after,
                    asItCame,
                    head,
                    fault);
        }

        private static Roots roots(@Nullable BodyTranslation body) {
            return body == null
                    ? new Roots("", "")
                    : new Roots(body.from().root(), body.as().root());
        }
    }
}
