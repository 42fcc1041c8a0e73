package dev.banyan.proxy.headers;

import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/** Goes through headers without making strings of them where the platform allows it. */
public final class HeaderFields {
    private HeaderFields() {}

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
