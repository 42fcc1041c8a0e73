package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.FaultFormat;
import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.format.Unfit;
import dev.banyan.legacy.head.HeaderEdits;
import dev.banyan.legacy.mapping.Head;
import dev.banyan.legacy.mapping.Scope;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.Untranslatable;
import dev.banyan.legacy.tree.Tree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the backend to the client. Lines are for answers that succeeded: an error is told in the client's own way, a fault
 * as problem details or problem details as a fault, and a redirect goes as it came. Immutable.
 *
 * @param soapFault the status of what was a fault; null: 502, or what {@code statuses} says of its status
 * @param statuses the backend's status to the client's; those not named stay
 * @param body null: it goes as it came
 */
record ResponseTranslator(
        @Nullable Integer soapFault,
        Map<Integer, Integer> statuses,
        HeaderEdits headers,
        @Nullable BodyTranslator body,
        boolean sameWorld,
        long maxBody) {
    private static final int BAD_GATEWAY = 502;

    TranslatedAnswer translate(Answer answer, Request request) throws Untranslatable {
        TranslatedAnswer made = made(answer, request);
        boolean ends = endsWithHead(made.status()) && made.status() != answer.status();
        return ends ? new TranslatedAnswer(made.status(), made.headers(), Payload.NONE) : made;
    }

    /** Statuses whose answers have no content (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
    private static boolean endsWithHead(int status) {
        return status == 204 || status == 205 || status == 304;
    }

    private TranslatedAnswer made(Answer answer, Request request) throws Untranslatable {
        Head head = new Head(request, answer.headers());
        int status = statuses.getOrDefault(answer.status(), answer.status());
        if (body == null || isBodyless(answer, request) || isRedirect(answer)) {
            return translated(status, null, BodyTranslator.nothing(), head);
        }
        if (answer.status() == 206) {
            throw new Untranslatable(Direction.RESPONSE, "status", "", "206, a part (expected: the whole body)");
        }
        return answer.status() >= 400 ? error(answer, status, head) : success(body, answer, status, head);
    }

    private static boolean isRedirect(Answer answer) {
        return answer.status() >= 300 && answer.status() < 400;
    }

    /**
     * A service that takes a message and no more answers 202 without a word. A client of SOAP is owed an envelope also
     * where a modern backend has nothing to say.
     */
    private boolean isBodyless(Answer answer, Request request) {
        boolean accepted = answer.status() == 202 && answer.body().length == 0;
        boolean nothing = accepted || endsWithHead(answer.status());
        return isAnswerToHead(answer, request) || nothing && toFaults() == null;
    }

    /** Where the backend was asked with another method, its body says what the answer to a GET would have been. */
    private static boolean isAnswerToHead(Answer answer, Request request) {
        return request.method().equals("HEAD") && answer.body().length == 0;
    }

    private TranslatedAnswer success(BodyTranslator translator, Answer answer, int status, Head head)
            throws Untranslatable {
        boolean named = statuses.containsKey(answer.status());
        int told = toFaults() != null && !named ? 200 : status;
        if (answer.body().length == 0 && toFaults() != null) {
            Tree nothing = BodyTranslator.nothing();
            return translated(told, translator.write(translator.mapNothing(head), maxBody), nothing, head);
        }
        Tree document = translator.read(Bodies.plain(answer, maxBody), Bodies.contentType(answer.headers()));
        Fault fault = translator.from() instanceof FaultFormat faults ? faults.fault(document) : null;
        if (fault != null) {
            return fault(fault, answer, document, head);
        }
        return translated(told, translator.write(translator.map(document, head), maxBody), document, head);
    }

    private TranslatedAnswer error(Answer answer, int status, Head head) throws Untranslatable {
        FaultFormat own = body != null && body.from() instanceof FaultFormat faults ? faults : null;
        if (own != null) {
            Tree document = readFault(answer);
            Fault fault = document == null ? null : own.fault(document);
            if (fault != null && document != null) {
                return fault(fault, answer, document, head);
            }
        }
        FaultFormat client = toFaults();
        if (client != null) {
            Fault fault = ErrorAnswers.fault(status, words(answer), Bodies.contentType(answer.headers()), client);
            return told(fault, client, head);
        }
        Payload problem = sameWorld ? null : ErrorAnswers.problem(status, head.requestId());
        return translated(status, problem, BodyTranslator.nothing(), head);
    }

    /** Null: an error page, or anything else that is no message of this world. */
    private @Nullable Tree readFault(Answer answer) {
        try {
            return body == null ? null : body.read(Bodies.plain(answer, maxBody), Bodies.contentType(answer.headers()));
        } catch (Untranslatable none) {
            return null;
        }
    }

    /** Nothing where they cannot be had: the status says enough. */
    private byte[] words(Answer answer) {
        try {
            return Bodies.plain(answer, maxBody);
        } catch (Untranslatable none) {
            return new byte[0];
        }
    }

    private TranslatedAnswer fault(Fault fault, Answer answer, Tree document, Head head) throws Untranslatable {
        FaultFormat client = toFaults();
        if (client != null && sameWorld) {
            // Its detail is known to clients that were made for it.
            return translated(statuses.getOrDefault(answer.status(), answer.status()), null, document, head);
        }
        if (client != null) {
            return told(fault, client, head);
        }
        int named = statuses.getOrDefault(answer.status(), BAD_GATEWAY);
        int status = soapFault == null ? named : soapFault;
        return translated(status, ErrorAnswers.problem(fault, status, head.requestId()), document, head);
    }

    private TranslatedAnswer told(Fault fault, FaultFormat client, Head head) throws Untranslatable {
        return translated(client.status(fault), ErrorAnswers.written(fault, client), BodyTranslator.nothing(), head);
    }

    private @Nullable FaultFormat toFaults() {
        return body != null && body.as() instanceof FaultFormat faults ? faults : null;
    }

    private TranslatedAnswer translated(int status, @Nullable Payload payload, Tree document, Head head)
            throws Untranslatable {
        try {
            return new TranslatedAnswer(
                    status, headers.changes(new Scope(document, document, head), Map.of()), payload);
        } catch (Unfit unfit) {
            throw new Untranslatable(Direction.RESPONSE, "headers", unfit.pointer(), unfit.getMessage());
        }
    }
}
