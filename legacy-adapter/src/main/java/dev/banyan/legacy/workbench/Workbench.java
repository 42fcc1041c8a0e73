package dev.banyan.legacy.workbench;

import dev.banyan.legacy.compile.InspectedBody;
import dev.banyan.legacy.compile.TranslationInspection;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Translation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One translation on the bench: messages go through it, and every step can be seen. For one thread. */
public final class Workbench {
    private final Translation written;
    private final LineLog log = new LineLog();
    private final TranslationInspection inspection;
    private final Translator translator;

    /**
     * @param written of rules that were found to be without errors
     * @param files where its schemas are read from
     * @throws IllegalArgumentException where there is an error in it, after all
     */
    public Workbench(Translation written, SchemaFiles files) {
        this.written = written;
        this.inspection = new TranslationInspection(written, files, log);
        Translator compiled = inspection.translator();
        if (compiled == null) {
            throw new IllegalArgumentException(
                    "translation: " + written.name() + " (expected: one without errors), " + inspection.problems());
        }
        this.translator = compiled;
    }

    /** Whether a message's body is looked at, that way. */
    public boolean needsBody(Direction direction) {
        InspectedBody body = inspection.body(direction);
        return body != null && !body.written().from().format().equals("none");
    }

    /** From the client to the backend. */
    public Trial request(Request request) {
        InspectedBody body = start(Direction.REQUEST);
        Trial.Builder trial = new Trial.Builder(
                written, Direction.REQUEST, Message.before(body, request.body(), request.headers(), written.maxBody()));
        try {
            requireRoom(request.body(), Direction.REQUEST);
            TranslatedRequest made = translator.request(request);
            trial.goes(after(body, made.body()), HeadChange.of(request, made));
        } catch (Untranslatable untranslatable) {
            trial.fails(untranslatable);
        }
        log.stop();
        return trial.build(log);
    }

    /**
     * From the backend to the client.
     *
     * @param request what the client had sent
     */
    public Trial response(Answer answer, Request request) {
        InspectedBody body = start(Direction.RESPONSE);
        Trial.Builder trial = new Trial.Builder(
                written, Direction.RESPONSE, Message.before(body, answer.body(), answer.headers(), written.maxBody()));
        try {
            requireRoom(answer.body(), Direction.RESPONSE);
            TranslatedAnswer made = translator.response(answer, request);
            trial.goes(after(body, made.body()), HeadChange.of(answer, made));
        } catch (Untranslatable untranslatable) {
            trial.fails(untranslatable);
        }
        log.stop();
        return trial.build(log);
    }

    private @Nullable InspectedBody start(Direction direction) {
        InspectedBody body = inspection.body(direction);
        BodyTranslation lines = body == null ? null : body.written();
        log.start(lines == null ? List.of() : lines.map());
        return body;
    }

    private static @Nullable Message after(@Nullable InspectedBody body, @Nullable Payload payload) {
        return payload == null ? null : Message.after(body, payload);
    }

    /** What the proxy refuses before a translation comes into it. */
    private void requireRoom(byte[] body, Direction direction) throws Untranslatable {
        if (body.length > written.maxBody()) {
            throw Untranslatable.tooLarge(direction, "more than " + written.maxBody() + " bytes (expected: no more)");
        }
    }
}
