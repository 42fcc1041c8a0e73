package dev.banyan.proxy.headers;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/** Headers that end at the proxy (RFC 9110, section 7.6.1), and those that no sender can name to get rid of. */
final class HopByHop {
    /** Framing is re-made from what was parsed, so its headers end here too. */
    static final List<String> FIXED = List.of(
            "connection",
            "proxy-connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "http2-settings",
            "proxy-authenticate",
            "proxy-authorization");

    /** Naming one of these in Connection is an attack on what stands behind (CVE-2022-31813 and its kin): it is ignored. */
    private static final HeaderTable<Boolean> NEVER_NOMINATED = HeaderTable.of(
            List.of(
                    "host",
                    "content-length",
                    "content-type",
                    "authorization",
                    "cookie",
                    "set-cookie",
                    "forwarded",
                    "via",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-request-id",
                    "traceparent",
                    "close",
                    "keep-alive"),
            Boolean.TRUE);

    private HopByHop() {}

    /** The headers that the sender's Connection names and that therefore end here, in lower case; mostly none. */
    static List<String> nominated(MultiMap headers) {
        String first = headers.get("connection");
        if (first == null
                || AsciiString.contentEqualsIgnoreCase(first, "keep-alive")
                || first.equalsIgnoreCase("close")) {
            return List.of();
        }
        List<String> names = new ArrayList<>(2);
        for (String value : headers.getAll("connection")) {
            for (String token : value.split(",")) {
                String name = token.trim();
                if (!name.isEmpty() && !NEVER_NOMINATED.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    static boolean contains(List<String> nominated, CharSequence name) {
        for (int i = 0; i < nominated.size(); i++) {
            if (AsciiString.contentEqualsIgnoreCase(nominated.get(i), name)) {
                return true;
            }
        }
        return false;
    }
}
