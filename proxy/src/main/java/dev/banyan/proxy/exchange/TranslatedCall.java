package dev.banyan.proxy.exchange;

import dev.banyan.legacy.translate.HeaderChanges;
import dev.banyan.legacy.translate.Payload;
import dev.banyan.proxy.headers.TranslatedHeaders;
import dev.banyan.rules.message.RequestHead;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** What one attempt asks of a side that speaks another contract than the client. */
final class TranslatedCall implements OutgoingRequest {
    private final OutgoingRequest plain;
    private final SideRequest request;
    private final RequestHead head;
    private final String path;
    private final byte @Nullable [] body;

    /**
     * @param plain what would be asked without a translation
     * @param path as the rules have it for this side
     */
    TranslatedCall(OutgoingRequest plain, SideRequest request, RequestHead head, String path) {
        this.plain = plain;
        this.request = request;
        this.head = head;
        this.path = path;
        this.body = request.body();
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public String target() {
        String translated = request.translated().path();
        return (translated == null ? path : translated) + query();
    }

    private String query() {
        String query = request.translated().query();
        if (query == null) {
            return head.hasQuery() ? "?" + head.query() : "";
        }
        return query.isEmpty() ? "" : "?" + query;
    }

    @Override
    public String publicAuthority() {
        return plain.publicAuthority();
    }

    @Override
    public void writeHeaders(MultiMap into) {
        plain.writeHeaders(into);
        HeaderChanges changes = request.translated().headers();
        TranslatedHeaders.change(into, changes.rename(), changes.remove(), changes.set());
        Payload payload = request.translated().body();
        if (payload != null) {
            TranslatedHeaders.describeRequest(into, payload.contentType());
        }
        if (request.translation().needsAnswer()) {
            TranslatedHeaders.askForWhole(into, !request.isOtherMethod());
        }
    }

    /** Those of an answer that was put together have no place behind what became of it. */
    @Override
    public boolean takesTrailers() {
        return !request.translation().needsAnswer() && plain.takesTrailers();
    }

    @Override
    public long bodyLength() {
        return body == null ? plain.bodyLength() : body.length;
    }

    @Override
    public @Nullable String upgrade() {
        return null;
    }

    /** The client's method says what may happen twice; a body that is whole can be sent again. */
    @Override
    public boolean isReplayable() {
        return Methods.isIdempotent(head.method()) && (body != null || plain.bodyLength() == 0);
    }
}
