package dev.banyan.legacy.workbench;

import dev.banyan.legacy.compile.InspectedBody;
import dev.banyan.legacy.compile.TranslationInspection;
import dev.banyan.legacy.format.Format;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.schema.SchemaFiles;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Field;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.rules.model.translation.BodyTranslation;
import dev.banyan.rules.model.translation.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One translation on the bench: messages go through it, and every step can be seen. For one thread. */
public final class Workbench {
    private static final String CONTENT_TYPE = "content-type";

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

    /**
     * Messages that could come, tried: one with everything in it, and one with nothing but what must be there. Without a
     * schema, one in which lines find what they look for.
     *
     * @param head what stands outside of the body; what lines look for there and do not find is made up
     * @return none: that way no body is made
     */
    public List<Sample> samples(Direction direction, Request head) {
        InspectedBody body = inspection.body(direction);
        if (body == null) {
            return List.of();
        }
        if (!needsBody(direction)) {
            return List.of(sample(direction, "without a body", head, Format.Written.NOTHING));
        }
        if (!body.isKnown()) {
            return List.of(sample(direction, "without a schema: with what the lines look for", head, body, true));
        }
        Sample full = sample(direction, "by the schema, with everything in it", head, body, true);
        // In a record every field is there.
        return body.fromCopybook() != null
                ? List.of(full)
                : List.of(
                        full,
                        sample(direction, "by the schema, with nothing but what must be there", head, body, false));
    }

    private Sample sample(Direction direction, String title, Request head, InspectedBody body, boolean full) {
        try {
            return sample(direction, title, head, body.sample(full));
        } catch (Unfit unfit) {
            return new Sample(title, null, unfit.pointer() + " " + unfit.getMessage());
        }
    }

    private Sample sample(Direction direction, String title, Request head, Format.Written written) {
        InspectedBody body = inspection.body(direction);
        Request filled = body == null ? head : filled(head, body.sampleHead());
        List<Field> headers = new ArrayList<>(filled.headers());
        if (Field.first(headers, CONTENT_TYPE) == null && !written.contentType().isEmpty()) {
            headers.add(new Field(CONTENT_TYPE, written.contentType()));
        }
        Request request = new Request(
                head.method(), head.path(), filled.query(), filled.names(), head.requestId(), headers, written.body());
        Trial trial = direction == Direction.REQUEST
                ? request(request)
                : response(new Answer(200, headers, written.body()), request.withBody(new byte[0]));
        return new Sample(title, trial, "");
    }

    /** What somebody said himself counts more than what is made up. */
    private Request filled(Request head, Request sample) {
        Map<String, String> names = new HashMap<>(sample.names());
        inspection.pathNames().forEach(name -> names.putIfAbsent(name, "1"));
        names.putAll(head.names());
        List<Field> headers = new ArrayList<>(head.headers());
        sample.headers().stream()
                .filter(field -> Field.first(head.headers(), field.name()) == null)
                .forEach(headers::add);
        String query = Stream.of(head.query(), sample.query())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("&"));
        return new Request(head.method(), head.path(), query, names, head.requestId(), headers, head.body());
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
