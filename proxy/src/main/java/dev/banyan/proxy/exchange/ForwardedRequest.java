package dev.banyan.proxy.exchange;

import dev.banyan.proxy.headers.Provenance;
import dev.banyan.proxy.headers.Trailers;
import dev.banyan.rules.message.RequestHead;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** What a client asked, as one side of its route is asked it. */
abstract class ForwardedRequest implements OutgoingRequest {
    final Course course;
    final ClientStream client;
    final RequestHead head;
    final Provenance provenance;
    final SidePlan side;

    ForwardedRequest(Course course, ClientStream client, Provenance provenance, SidePlan side) {
        this.course = course;
        this.client = client;
        this.head = client.head();
        this.provenance = provenance;
        this.side = side;
    }

    @Override
    public final String method() {
        return head.method();
    }

    @Override
    public final String target() {
        String path = side.path().apply(head.path());
        return !head.hasQuery() ? path : path + "?" + head.query();
    }

    @Override
    public final String publicAuthority() {
        return provenance.authority();
    }

    @Override
    public final void writeHeaders(MultiMap into) {
        side.requestHeaders().write(client.headers(), provenance, into);
        course.writeDeadline(side, into);
    }

    @Override
    public final boolean takesTrailers() {
        return Trailers.areTakenBy(client.headers());
    }

    @Override
    public final long bodyLength() {
        return client.bodyLength();
    }

    @Override
    public final @Nullable String upgrade() {
        return client.upgrade();
    }

    @Override
    public final boolean isReplayable() {
        return client.bodyLength() == 0 && Methods.isIdempotent(head.method());
    }
}
