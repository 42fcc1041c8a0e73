package dev.banyan.proxy.headers;

import dev.banyan.rules.model.Rewrite.HeaderEdits;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a request's headers on the way to a backend, compiled from a route's edits. One pass over what came;
 * then Banyan's own, so that no client can strip them through Connection; then the route's.
 */
public final class RequestHeaders {
    /** Ended here or written anew: by the pool (Host), the gate (Expect) or {@link Provenance}. */
    private static final List<String> REPLACED = List.of(
            "host",
            "expect",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "forwarded",
            "via",
            "x-request-id",
            "x-real-ip",
            "traceparent",
            "tracestate");

    /** What says whose certificate a client showed: only who is trusted may say it (RFC 9440, section 4). */
    private static final List<String> CERTIFICATES =
            List.of("x-forwarded-client-cert", "client-cert", "client-cert-chain");

    /** True: always; false: from who is not trusted. */
    private final HeaderTable<Boolean> ended;

    private final HeaderEdits edits;
    private final boolean keepUnderscores;

    /** @param keepUnderscores whether names with an underscore are forwarded */
    public RequestHeaders(HeaderEdits edits, boolean keepUnderscores) {
        Map<String, Boolean> names = new HashMap<>();
        CERTIFICATES.forEach(name -> names.put(name, false));
        HopByHop.FIXED.forEach(name -> names.put(name, true));
        REPLACED.forEach(name -> names.put(name, true));
        edits.remove().forEach(name -> names.put(name, true));
        edits.set().keySet().forEach(name -> names.put(name, true));
        this.ended = new HeaderTable<>(names);
        this.edits = edits;
        this.keepUnderscores = keepUnderscores;
    }

    public void write(MultiMap from, Provenance provenance, MultiMap into) {
        List<String> nominated = HopByHop.nominated(from);
        HeaderFields.forEach(from, (name, value) -> {
            if (!isEnded(name, provenance) && !HopByHop.contains(nominated, name) && isKept(name, provenance)) {
                into.add(name, value);
            }
        });
        provenance.write(from, into);
        edit(into);
    }

    /** Those of a request's trailers that go on to a backend. */
    public MultiMap trailers(MultiMap from) {
        return Trailers.forwardable(from, keepUnderscores);
    }

    private boolean isEnded(CharSequence name, Provenance provenance) {
        Boolean always = ended.get(name);
        return always != null && (always || !provenance.trusted());
    }

    private boolean isKept(CharSequence name, Provenance provenance) {
        if (HeaderFields.isOwn(name) && !provenance.trusted()) {
            return false;
        }
        return keepUnderscores || AsciiString.indexOf(name, '_', 0) < 0;
    }

    private void edit(MultiMap into) {
        if (edits.isEmpty()) {
            return;
        }
        for (String name : edits.remove()) {
            into.remove(name);
        }
        for (Map.Entry<String, String> entry : edits.set().entrySet()) {
            into.set(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, String> entry : edits.add().entrySet()) {
            into.add(entry.getKey(), entry.getValue());
        }
    }
}
