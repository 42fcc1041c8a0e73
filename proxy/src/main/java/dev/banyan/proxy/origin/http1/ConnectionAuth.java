package dev.banyan.proxy.origin.http1;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;

/**
 * Authentication that holds for a connection instead of a request: NTLM, and Negotiate as some servers have it (RFC
 * 4559). A connection that has seen any of it is never lent to another client.
 */
final class ConnectionAuth {
    private ConnectionAuth() {}

    /** True where the request carries such credentials. */
    static boolean isCarried(MultiMap request) {
        return request.contains(HttpHeaderNames.AUTHORIZATION) && isBound(request.get(HttpHeaderNames.AUTHORIZATION));
    }

    /** True where the answer asks for such credentials. */
    static boolean isBegun(int status, MultiMap answer) {
        if (status != 401) {
            return false;
        }
        for (String challenge : answer.getAll(HttpHeaderNames.WWW_AUTHENTICATE)) {
            if (isBound(challenge)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBound(String value) {
        return value.regionMatches(true, 0, "NTLM", 0, 4) || value.regionMatches(true, 0, "Negotiate", 0, 9);
    }
}
