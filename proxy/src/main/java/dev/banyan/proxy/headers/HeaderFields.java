package dev.banyan.proxy.headers;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** Goes through headers without making strings of them where the platform allows it. */
public final class HeaderFields {
    private static final String OWN = "x-banyan-";

    private HeaderFields() {}

    /** True for {@code x-banyan-*}: what Banyan alone may say. */
    static boolean isOwn(CharSequence name) {
        return name.length() > OWN.length()
                && name.charAt(1) == '-'
                && AsciiString.regionMatches(OWN, true, 0, name, 0, OWN.length());
    }

    public static void forEach(MultiMap headers, BiConsumer<CharSequence, CharSequence> action) {
        if (headers instanceof HttpHeaders fields) {
            Iterator<Map.Entry<CharSequence, CharSequence>> entries = fields.iteratorCharSequence();
            while (entries.hasNext()) {
                Map.Entry<CharSequence, CharSequence> entry = entries.next();
                action.accept(entry.getKey(), entry.getValue());
            }
            return;
        }
        for (Map.Entry<String, String> entry : headers) {
            action.accept(entry.getKey(), entry.getValue());
        }
    }
}
