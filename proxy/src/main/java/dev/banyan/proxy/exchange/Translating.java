package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.Provenance;
import dev.banyan.rules.message.RequestHead;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The translations of one exchange. A request is put together where its translation looks at the body, translated once
 * for the side that is to be asked, and kept for that side's next try. Confined to its event loop, but for the work on
 * messages so large that they would hold it up.
 */
final class Translating {
    private static final Logger LOG = LoggerFactory.getLogger(Translating.class);
    /** Bytes of a message that is translated on the event loop, at most. */
    private static final int AT_ONCE = 64 * 1024;

    private static final byte[] NOTHING = {};

    private final Course course;
    private final Lane lane;
    private final ClientStream client;
    private final RequestBody body;
    private final Provenance provenance;
    private final Facts facts;

    private @Nullable Request head;
    /** The side that waits for the whole body; null: none does. */
    private @Nullable SidePlan waiting;

    private @Nullable SidePlan side;
    private @Nullable SideRequest ready;
    private boolean over;

    Translating(Course course, Lane lane, ClientStream client, RequestBody body, Provenance provenance, Facts facts) {
        this.course = course;
        this.lane = lane;
        this.client = client;
        this.body = body;
        this.provenance = provenance;
        this.facts = facts;
    }

    // ---- towards a side

    /** Sees to it that the side is asked in its own words, or that the client hears why it can not be. */
    void prepare(SidePlan next, SideTranslation translation) {
        if (next == side && ready != null) {
            course.ask(next, ready);
        } else if (!translation.needsRequest()) {
            translate(next, translation, NOTHING);
        } else if (Math.max(client.bodyLength(), facts.bytesIn) > translation.maxBody()) {
            onTooLarge(translation);
        } else if (body.isWhole()) {
            translate(next, translation, body.bytes());
        } else {
            waiting = next;
            course.limitBody(translation.maxBody());
            body.ask();
        }
    }

    /** True while the body is awaited whole. */
    boolean isCollecting() {
        return waiting != null;
    }

    /** The body that was awaited is there. */
    void onWhole() {
        SidePlan next = Objects.requireNonNull(waiting);
        waiting = null;
        translate(next, Objects.requireNonNull(next.translation()), body.bytes());
    }

    /** The body that is awaited is more than what is taken. */
    void onTooLarge() {
        onTooLarge(Objects.requireNonNull(Objects.requireNonNull(waiting).translation()));
    }

    private void onTooLarge(SideTranslation translation) {
        translation.observer().request(TranslationResult.TOO_LARGE);
        course.fail(FailureKind.BODY_TOO_LARGE, "");
    }

    private void translate(SidePlan next, SideTranslation translation, byte[] whole) {
        Request request = head(translation).withBody(whole);
        run(
                translation,
                Direction.REQUEST,
                whole.length,
                () -> Fence.passed(translation.translator().request(request)),
                outcome -> onRequest(next, translation, request, outcome));
    }

    private void onRequest(
            SidePlan next, SideTranslation translation, Request request, Outcome<TranslatedRequest> outcome) {
        if (outcome instanceof Outcome.Done<TranslatedRequest> done) {
            side = next;
            ready = new SideRequest(this, translation, request, done.message());
            course.ask(next, ready);
        } else if (outcome instanceof Outcome.Failed<TranslatedRequest> failed) {
            if (failed.kind() == FailureKind.OVERLOADED) {
                // Nothing was sent: another side may have it.
                course.onAttemptFailed(failed.kind());
            } else {
                course.fail(failed.kind(), failed.detail());
            }
        }
    }

    /** What the client asked, without its body. */
    private Request head(SideTranslation translation) {
        Request known = head;
        if (known == null) {
            RequestHead asked = client.head();
            known = new Request(
                    asked.method(),
                    asked.path().text(),
                    asked.query(),
                    translation.names().values(asked.path()),
                    provenance.requestId(),
                    HeaderLines.of(client.headers()),
                    NOTHING);
            head = known;
        }
        return known;
    }

    // ---- without a side

    /** Answers a request that asks for the contract itself; false: it asks for something else. */
    boolean describes(SidePlan chosen) {
        SideTranslation translation = chosen.translation();
        RequestHead asked = client.head();
        if (translation == null
                || !(asked.method().equals("GET") || asked.method().equals("HEAD"))) {
            return false;
        }
        Payload description = translation.translator().description(head(translation), address(asked));
        if (description == null) {
            return false;
        }
        facts.status = 200;
        course.writeOwnHeaders(client.answerHeaders());
        facts.bytesOut = client.sendOwn(200, description.contentType(), description.bytes());
        course.onEnd();
        return true;
    }

    private String address(RequestHead asked) {
        String authority = provenance.publicAuthority();
        String path = asked.path().text();
        return authority.isEmpty() ? path : asked.scheme() + "://" + authority + path;
    }

    // ---- one message

    /**
     * Translates a message, at once or, where it is large, on another thread. What came of it is told on the event loop,
     * unless the exchange is over by then.
     *
     * @param bytes of the message
     */
    <T> void run(
            SideTranslation translation,
            Direction direction,
            int bytes,
            Outcome.Step<T> step,
            Consumer<Outcome<T>> then) {
        long began = System.nanoTime();
        if (bytes <= AT_ONCE) {
            end(translation, direction, began, Outcome.of(direction, step), then);
            return;
        }
        boolean taken = lane.elsewhere(() -> {
            Outcome<T> outcome = Outcome.of(direction, step);
            lane.goOn(() -> end(translation, direction, began, outcome, then));
        });
        if (!taken) {
            then.accept(Outcome.overloaded());
        }
    }

    private <T> void end(
            SideTranslation translation,
            Direction direction,
            long began,
            Outcome<T> outcome,
            Consumer<Outcome<T>> then) {
        if (over) {
            return;
        }
        facts.translateNanos += System.nanoTime() - began;
        if (direction == Direction.REQUEST) {
            translation.observer().request(outcome.result());
        } else {
            translation.observer().answer(outcome.result());
        }
        if (outcome instanceof Outcome.Failed<T> failed && failed.fault() != null) {
            String name = translation.translator().name();
            LOG.error(
                    "request {}: the translation {} failed for a fault of its own",
                    facts.requestId,
                    name,
                    failed.fault());
        }
        try {
            then.accept(outcome);
        } catch (RuntimeException fault) {
            course.failInternally(fault);
        }
    }

    /** The exchange is over: what is still being translated is for nobody. */
    void close() {
        over = true;
        waiting = null;
    }
}
