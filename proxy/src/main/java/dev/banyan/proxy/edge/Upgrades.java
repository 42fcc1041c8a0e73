package dev.banyan.proxy.edge;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * Which switch of protocols a client asks for. Banyan switches to WebSocket alone (RFC 6455, section 4.2.1); any other
 * wish, h2c above all, is ignored as RFC 9110, section 7.8 allows, and the request is served as it is.
 */
final class Upgrades {
    private static final String WEBSOCKET = "websocket";

    private Upgrades() {}

    /** {@code websocket}, or null: no switch. */
    static @Nullable String wanted(IncomingHead head) {
        MultiMap headers = head.headers();
        String upgrade = headers.get("upgrade");
        if (upgrade == null || !upgrade.equalsIgnoreCase(WEBSOCKET)) {
            return null;
        }
        boolean asked = head.version() == Version.HTTP_1_1
                && head.method().equals("GET")
                && head.bodyLength() == 0
                && headers.contains("sec-websocket-key")
                && isNominated(headers);
        return asked ? WEBSOCKET : null;
    }

    private static boolean isNominated(MultiMap headers) {
        for (String line : headers.getAll("connection")) {
            for (String token : line.split(",")) {
                if (token.strip().equalsIgnoreCase("upgrade")) {
                    return true;
                }
            }
        }
        return false;
    }
}
