package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.legacy.translate.TranslatedAnswer;
import dev.banyan.proxy.failure.FailureKind;
import dev.banyan.proxy.headers.TranslatedHeaders;
import dev.banyan.rules.model.Side;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Banyan itself answers where something failed: a problem, or a fault where the clients speak SOAP. */
final class OwnAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(OwnAnswer.class);

    private OwnAnswer() {}

    /**
     * Answers, and notes in the facts what the client saw.
     *
     * @param plan null: no route took the request
     * @param detail for people; empty: the kind says it all
     */
    static void send(ClientStream client, @Nullable RoutePlan plan, FailureKind kind, String detail, Facts facts) {
        if (kind.status() == 503 || kind.status() == 429) {
            client.answerHeaders().set("retry-after", "1");
        }
        TranslatedAnswer fault = fault(plan, kind, detail, facts);
        if (fault == null) {
            facts.status = kind.status();
            facts.bytesOut = client.sendProblem(kind, detail);
            return;
        }
        HeaderChanges changes = fault.headers();
        TranslatedHeaders.change(client.answerHeaders(), changes.rename(), changes.remove(), changes.set());
        Payload body = fault.body() == null ? Payload.NONE : fault.body();
        facts.status = fault.status();
        facts.bytesOut = client.sendOwn(fault.status(), body.contentType(), body.bytes());
    }

    /** Both sides have the same clients: what they understand is known where one of them has a translation. */
    private static @Nullable TranslatedAnswer fault(
            @Nullable RoutePlan plan, FailureKind kind, String detail, Facts facts) {
        Side side = facts.side;
        if (plan == null || side == null || !plan.isTranslated()) {
            return null;
        }
        String reason = detail.isEmpty() ? kind.title() : kind.title() + ": " + detail;
        TranslatedAnswer fault = fault(plan.translation(side), kind, reason);
        return fault == null ? fault(plan.translation(side.other()), kind, reason) : fault;
    }

    private static @Nullable TranslatedAnswer fault(
            @Nullable SideTranslation translation, FailureKind kind, String reason) {
        if (translation == null) {
            return null;
        }
        try {
            return translation.translator().fault(kind.status(), reason);
        } catch (RuntimeException broken) {
            LOG.error(
                    "the translation {} has no fault for {}",
                    translation.translator().name(),
                    kind.code(),
                    broken);
            return null;
        }
    }
}
