package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.format.copybook.Copybook;
import dev.banyan.legacy.schema.Anything;
import dev.banyan.legacy.schema.Fitting;
import dev.banyan.legacy.schema.Shape;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.tree.Pointer;
import dev.banyan.legacy.tree.Tree;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Form;
import org.jspecify.annotations.Nullable;

/** The body of one direction of a translation, opened up. */
public final class InspectedBody {
    private final CompiledBody body;

    InspectedBody(CompiledBody body) {
        this.body = body;
    }

    public BodyTranslation written() {
        return body.written();
    }

    /** What may come, by its schema; {@link Anything}: there is none. */
    public Shape from() {
        return body.from().shape();
    }

    /** What may go, by its schema; {@link Anything}: there is none. */
    public Shape as() {
        return body.as().shape();
    }

    /** Of what comes; null: it is no record. */
    public @Nullable Copybook fromCopybook() {
        return body.from().copybook();
    }

    /** Of what goes; null: it is no record. */
    public @Nullable Copybook asCopybook() {
        return body.as().copybook();
    }

    /** Whether the parts at the top of that side's schema are one document each, and not parts of one. */
    public static boolean hasRoots(Form form) {
        return Formats.hasRoots(form);
    }

    /** What may stand there, by the schema of what comes; null: nothing ever can. */
    public @Nullable Shape fromAt(Pointer pointer) {
        return Shapes.at(from(), pointer);
    }

    /** What may stand there, by the schema of what goes; null: nothing ever can. */
    public @Nullable Shape asAt(Pointer pointer) {
        return Shapes.at(as(), pointer);
    }

    /** The head of a request in which lines find all that they look for outside of the body. */
    public Request sampleHead() {
        return SampleHead.of(body);
    }

    /** Whether a schema says what may come. */
    public boolean isKnown() {
        return from() != Anything.ANYTHING;
    }

    /**
     * A document that could come, written: by its schema or, where there is none, one in which every line finds what it
     * looks for.
     *
     * @param full true: with every part; false: only with what the schema requires, which a record has no less of
     * @throws Unfit where none can be written
     */
    public Format.Written sample(boolean full) throws Unfit {
        Shape shape = isKnown() ? from() : LineShape.of(body);
        Tree document = Proof.sample(body, shape, full);
        if (fromCopybook() != null) {
            document = RecordSample.of(document, fromCopybook(), body.written());
        }
        return body.translator().from().write(Fitting.write(document, shape));
    }

    /**
     * Why a sample does not go there and back; null: it does, or nothing is known of what comes.
     *
     * @param full as of {@link #sample}
     */
    public @Nullable String failure(boolean full) {
        return isKnown() && (full || fromCopybook() == null)
                ? Proof.failure(body, Proof.sample(body, from(), full))
                : null;
    }
}
