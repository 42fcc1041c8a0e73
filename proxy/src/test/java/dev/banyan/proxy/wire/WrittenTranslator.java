package dev.banyan.proxy.wire;

import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.legacy.translate.Untranslatable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A translation that a test wrote; one that was told nothing leaves everything as it is and looks at no body. */
public final class WrittenTranslator implements Translator {
    private final String name;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();
    private boolean needsRequest;
    private boolean needsAnswer;
    private long maxBody = 1 << 20;
    private RequestStep request = any -> TranslatedRequest.SAME;
    private AnswerStep answer = any -> same(any.status());
    private BiFunction<Integer, String, TranslatedAnswer> fault = (status, reason) -> null;
    private BiFunction<Request, String, Payload> description = (request, address) -> null;

    private WrittenTranslator(String name) {
        this.name = name;
    }

    @FunctionalInterface
    public interface RequestStep {
        TranslatedRequest translate(Request request) throws Untranslatable;
    }

    @FunctionalInterface
    public interface AnswerStep {
        TranslatedAnswer translate(Answer answer) throws Untranslatable;
    }

    public static WrittenTranslator named(String name) {
        return new WrittenTranslator(name);
    }

    /** One that sends bodies in capitals to the backend, and those of the backend in small letters to the client. */
    public static WrittenTranslator shouting(String name) {
        return named(name)
                .request(request -> to(loud(text(request.body()))))
                .answer(answer -> answered(answer.status(), quiet(text(answer.body()))));
    }

    /** Looks at the bodies of requests. */
    public WrittenTranslator request(RequestStep step) {
        needsRequest = true;
        return requestHead(step);
    }

    /** Looks at the heads of requests alone. */
    public WrittenTranslator requestHead(RequestStep step) {
        request = step;
        return this;
    }

    /** Looks at the bodies of answers. */
    public WrittenTranslator answer(AnswerStep step) {
        needsAnswer = true;
        return answerHead(step);
    }

    /** Looks at the heads of answers alone. */
    public WrittenTranslator answerHead(AnswerStep step) {
        answer = step;
        return this;
    }

    public WrittenTranslator maxBody(long bytes) {
        maxBody = bytes;
        return this;
    }

    public WrittenTranslator fault(BiFunction<Integer, String, TranslatedAnswer> words) {
        fault = words;
        return this;
    }

    public WrittenTranslator description(BiFunction<Request, String, Payload> words) {
        description = words;
        return this;
    }

    // ---- what a step may answer

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static String loud(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String quiet(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static Payload payload(String type, String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /** The same request with another body. */
    public static TranslatedRequest to(String body) {
        return new TranslatedRequest(null, null, null, HeaderChanges.NONE, payload("text/loud", body));
    }

    /** The same answer. */
    public static TranslatedAnswer same(int status) {
        return new TranslatedAnswer(status, HeaderChanges.NONE, null);
    }

    public static TranslatedAnswer answered(int status, String body) {
        return new TranslatedAnswer(status, HeaderChanges.NONE, payload("text/quiet", body));
    }

    public static Untranslatable refused(Direction direction, String pointer) {
        return new Untranslatable(direction, "a line", pointer, "text (expected: a number)");
    }

    // ---- what it was asked

    public List<Request> requests() {
        return requests;
    }

    public List<Answer> answers() {
        return answers;
    }

    /** The names of the threads that it worked on, in order. */
    public List<String> threads() {
        return threads;
    }

    // ---- the translator

    @Override
    public String name() {
        return name;
    }

    @Override
    public TranslatedRequest request(Request asked) throws Untranslatable {
        requests.add(asked);
        threads.add(Thread.currentThread().getName());
        return request.translate(asked);
    }

    @Override
    public TranslatedAnswer response(Answer answered, Request asked) throws Untranslatable {
        answers.add(answered);
        threads.add(Thread.currentThread().getName());
        return answer.translate(answered);
    }

    @Override
    public boolean needsBody(Direction direction) {
        return direction == Direction.REQUEST ? needsRequest : needsAnswer;
    }

    @Override
    public long maxBody() {
        return maxBody;
    }

    @Override
    public TranslatedAnswer fault(int status, String reason) {
        return fault.apply(status, reason);
    }

    @Override
    public Payload description(Request asked, String address) {
        return description.apply(asked, address);
    }
}
