package dev.banyan.proxy.http1;

import io.netty.util.AsciiString;
import io.vertx.core.MultiMap;

/** Fields whose value is a list (RFC 9110, section 5.6.1), on however many lines. */
public final class FieldList {
    private FieldList() {}

    /** True where that field lists that element, case ignored; parameters make it another element. */
    public static boolean contains(MultiMap headers, CharSequence field, CharSequence element) {
        String first = headers.get(field);
        if (first == null) {
            return false;
        }
        if (AsciiString.contentEqualsIgnoreCase(first, element)) {
            return true;
        }
        for (String line : headers.getAll(field)) {
            for (String candidate : line.split(",", -1)) {
                if (AsciiString.contentEqualsIgnoreCase(candidate.strip(), element)) {
                    return true;
                }
            }
        }
        return false;
    }
}
