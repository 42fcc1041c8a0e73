package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.proxy.headers.TranslatedHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between one attempt and a side that speaks another contract than the client. The request's body goes out
 * whole; the answer is put together where its translation looks at the body, and reaches the attempt, and by it the
 * client, in the client's words. Confined to its event loop.
 */
final class AnswerTranslation implements AnswerListener {
    private static final int PARTIAL_CONTENT = 206;
    private static final byte[] NOTHING = {};

    private final Attempt attempt;
    private final Course course;
    private final SideRequest request;
    private final SideTranslation translation;
    private final String clientMethod;

    private int status;
    private MultiMap headers = Trailers.NONE;
    /** Null: of the body that comes nothing is wanted. */
    private @Nullable CollectedBody collected;
    /** What the client is answered; null: not known yet. */
    private @Nullable TranslatedAnswer translated;
    /** What comes goes through to the attempt as it is. */
    private boolean passing;

    private boolean whole;
    private boolean gone;

    AnswerTranslation(Attempt attempt, Course course, SideRequest request) {
        this.attempt = attempt;
        this.course = course;
        this.request = request;
        this.translation = request.translation();
        this.clientMethod = request.request().method();
    }

    // ---- the request

    @Override
    public void onAnotherAttempt() {
        attempt.onAnotherAttempt();
    }

    @Override
    public void onConnected() {
        byte[] body = request.body();
        if (body == null) {
            attempt.onConnected();
        } else {
            attempt.sendWhole(body);
        }
    }

    @Override
    public void onBackendReady() {
        if (!hasBody()) {
            attempt.onBackendReady();
        }
    }

    /** True where what goes out is not what the client sends. */
    boolean hasBody() {
        return request.body() != null;
    }

    // ---- the answer comes

    @Override
    public void onInterim(int interim, MultiMap fields) {
        attempt.onInterim(interim, fields);
    }

    @Override
    public void onHead(int status, MultiMap headers, long length) {
        attempt.onFirstByte();
        course.withinRequest();
        this.status = status;
        this.headers = headers;
        if (!translation.needsAnswer()) {
            translate(NOTHING, outcome -> onHeadTranslated(outcome, length));
        } else if (isBodyless()) {
            collected = new CollectedBody(0);
        } else if (status == PARTIAL_CONTENT) {
            onFailed(Outcome.refused(Direction.RESPONSE, "response body: a part (expected: the whole)"));
        } else if (length > translation.maxBody()) {
            onTooLarge();
        } else {
            collected = new CollectedBody(translation.maxBody());
        }
    }

    /** True where the backend sends no body. */
    private boolean isBodyless() {
        return Methods.isBodyless(request.method(), status);
    }

    @Override
    public void onHeadAlone() {
        if (passing) {
            attempt.onHeadAlone();
        }
    }

    @Override
    public void onBody(ByteBuf chunk) {
        if (passing) {
            attempt.onBody(chunk);
            return;
        }
        boolean fits = collected == null || collected.add(chunk);
        chunk.release();
        if (!fits) {
            onTooLarge();
        }
    }

    @Override
    public void onEnd(MultiMap trailers) {
        whole = true;
        if (passing) {
            attempt.onEnd(trailers);
        } else if (translated != null) {
            deliver(translated, NOTHING);
        } else {
            byte[] body = collected == null ? NOTHING : collected.bytes();
            translate(body, outcome -> onTranslated(outcome, body));
        }
    }

    @Override
    public void onFailure(FailureKind kind) {
        attempt.onFailure(kind);
    }

    /** Nobody waits for the answer any more. A side that answered whole has answered, whatever became of it here. */
    void cancel() {
        gone = true;
        if (whole) {
            attempt.settle(status);
        }
    }

    // ---- and is translated

    private void translate(byte[] body, Consumer<Outcome<TranslatedAnswer>> then) {
        Answer answer = new Answer(status, HeaderLines.of(headers), body);
        request.by()
                .run(
                        translation,
                        Direction.RESPONSE,
                        body.length,
                        () -> Fence.passed(translation.translator().response(answer, request.request())),
                        then);
    }

    /** The body was not looked at: it may go through as it comes. */
    private void onHeadTranslated(Outcome<TranslatedAnswer> outcome, long length) {
        if (outcome instanceof Outcome.Failed<TranslatedAnswer> failed) {
            onFailed(failed);
            return;
        }
        TranslatedAnswer answer = ((Outcome.Done<TranslatedAnswer>) outcome).message();
        if (asksAgain(answer.status())) {
            return;
        }
        translated = answer;
        boolean sameBody = answer.body() == null && (isBodyless() || !isSilent(answer));
        if (sameBody) {
            passing = true;
            attempt.answer(answer.status(), headers, length);
        }
    }

    private void onTranslated(Outcome<TranslatedAnswer> outcome, byte[] body) {
        if (gone) {
            return;
        }
        if (outcome instanceof Outcome.Failed<TranslatedAnswer> failed) {
            onFailed(failed);
            return;
        }
        TranslatedAnswer answer = ((Outcome.Done<TranslatedAnswer>) outcome).message();
        if (!asksAgain(answer.status())) {
            deliver(answer, body);
        }
    }

    /** @param body as it came, for an answer that leaves it so */
    private void deliver(TranslatedAnswer answer, byte[] body) {
        translated = answer;
        byte[] bytes = answer.body() == null ? body : answer.body().bytes();
        boolean silent = isSilent(answer);
        // How long the answer to a GET would be is not known from one without a body.
        long length = silent && isBodyless() ? ClientStream.UNKNOWN_LENGTH : bytes.length;
        attempt.answer(answer.status(), headers, length);
        if (!silent && bytes.length > 0) {
            attempt.onBody(Unpooled.wrappedBuffer(bytes));
        }
        attempt.onEnd(Trailers.NONE);
    }

    /** True where the client is sent no body. */
    private boolean isSilent(TranslatedAnswer answer) {
        return Methods.isBodyless(clientMethod, answer.status());
    }

    /**
     * Whether another answer is wanted. A side is judged by its own status; but what the translation calls no failure,
     * such as a SOAP fault that says what is wrong with the request, is none of the side's.
     */
    private boolean asksAgain(int translatedStatus) {
        int judged = status >= 500 && translatedStatus < 500 ? translatedStatus : status;
        attempt.settle(judged);
        passing = attempt.asksAgain(judged, headers);
        return passing;
    }

    private void onTooLarge() {
        translation.observer().answer(TranslationResult.TOO_LARGE);
        onFailed(Outcome.tooLarge(
                Direction.RESPONSE,
                "response body: larger than the translation's maxBody (expected: " + translation.maxBody()
                        + " bytes at most)"));
    }

    private void onFailed(Outcome.Failed<TranslatedAnswer> failed) {
        boolean answered = failed.kind() != FailureKind.UNTRANSLATABLE_RESPONSE || !asksAgain(status);
        if (answered) {
            attempt.settle(status);
            course.fail(failed.kind(), failed.detail());
        }
    }

    // ---- and goes out

    /** Behind what every answer's headers go through. */
    void writeHeaders(MultiMap into) {
        TranslatedAnswer answer = translated;
        if (answer == null) {
            return;
        }
        HeaderChanges changes = answer.headers();
        TranslatedHeaders.change(into, changes.rename(), changes.remove(), changes.set());
        Payload payload = answer.body();
        if (payload != null) {
            TranslatedHeaders.describeAnswer(into, payload.contentType());
        } else if (translation.needsAnswer() && isBodyless()) {
            TranslatedHeaders.forgetBody(into);
        }
    }
}
