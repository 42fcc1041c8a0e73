package dev.banyan.proxy.edge;

import dev.banyan.proxy.headers.Provenance;
import dev.banyan.rules.message.RequestHead;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed the gate.
 *
 * @param headers as they came
 * @param bodyLength as in {@link IncomingHead}
 * @param expectsContinue whether the client waits for a 100 before it sends its body (RFC 9110, section 10.1.1)
 * @param upgrade {@code websocket} where the client asks to switch to it; null: nothing that Banyan switches to
 * @param forBanyan whether Banyan itself is asked: {@code OPTIONS *}, or OPTIONS with a Max-Forwards of 0
 */
public record Admitted(
        RequestHead head,
        Provenance provenance,
        MultiMap headers,
        long bodyLength,
        boolean expectsContinue,
        @Nullable String upgrade,
        boolean forBanyan) {

    public String requestId() {
        return provenance.requestId();
    }
}
