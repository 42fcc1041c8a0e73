package dev.banyan.legacy.compile;

import dev.banyan.legacy.format.FaultFormat;
import dev.banyan.legacy.format.FaultFormat.Fault;
import dev.banyan.legacy.schema.wsdl.Wsdl;
import dev.banyan.legacy.translate.Answer;
import dev.banyan.legacy.translate.Direction;
import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.Request;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.legacy.translate.TranslatedRequest;
import dev.banyan.legacy.translate.Translator;
import dev.banyan.legacy.translate.Untranslatable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A translation, ready to be asked.
 *
 * @param request null: requests go as they came
 * @param response null: answers go as they came
 * @param passThrough true: what does not fit goes as it came
 * @param faults how the client is told of faults; null: it knows none
 * @param wsdl what answers {@code ?wsdl}; null: the backend does
 */
record CompiledTranslator(
        String name,
        @Nullable RequestTranslator request,
        @Nullable ResponseTranslator response,
        boolean passThrough,
        @Nullable FaultFormat faults,
        byte @Nullable [] wsdl,
        long maxBody)
        implements Translator {

    @Override
    public TranslatedRequest request(Request head) throws Untranslatable {
        if (request == null) {
            return TranslatedRequest.SAME;
        }
        try {
            return request.translate(head);
        } catch (Untranslatable untranslatable) {
            if (passThrough && !untranslatable.isTooLarge()) {
                return TranslatedRequest.PASSED_THROUGH;
            }
            throw untranslatable;
        }
    }

    @Override
    public TranslatedAnswer response(Answer answer, Request head) throws Untranslatable {
        if (response == null) {
            return new TranslatedAnswer(answer.status(), HeaderChanges.NONE, null);
        }
        try {
            return response.translate(answer, head);
        } catch (Untranslatable untranslatable) {
            if (passThrough && !untranslatable.isTooLarge()) {
                return new TranslatedAnswer(answer.status(), HeaderChanges.NONE, null, true);
            }
            throw untranslatable;
        }
    }

    @Override
    public boolean needsBody(Direction direction) {
        return direction == Direction.REQUEST
                ? request != null && request.body() != null
                : response != null && response.body() != null;
    }

    @Override
    public @Nullable TranslatedAnswer fault(int status, String reason) {
        if (faults == null) {
            return null;
        }
        Fault fault = ErrorAnswers.fault(status, reason, faults);
        return new TranslatedAnswer(faults.status(fault), HeaderChanges.NONE, ErrorAnswers.written(fault, faults));
    }

    @Override
    public @Nullable Payload description(Request head, String address) {
        if (wsdl == null || !isRead(head.method()) || !isWsdl(head.query())) {
            return null;
        }
        return new Payload(Wsdl.withAddress(wsdl, address), "text/xml; charset=utf-8");
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static boolean isWsdl(String query) {
        String word = query.toLowerCase(Locale.ROOT);
        return word.equals("wsdl") || word.equals("singlewsdl");
    }
}
