package dev.banyan.proxy.edge;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the header Forwarded (RFC 7239). A comma always ends an element, also within quotes: what a client wrote cannot
 * swallow what a proxy behind it added.
 */
final class ForwardedField {
    private ForwardedField() {}

    /** The values of a parameter, one an element, in order; empty where an element has none. */
    static List<String> values(MultiMap headers, String parameter) {
        List<String> values = new ArrayList<>();
        for (String line : headers.getAll("forwarded")) {
            for (String element : line.split(",")) {
                values.add(value(element, parameter));
            }
        }
        return values;
    }

    private static String value(String element, String parameter) {
        for (String pair : element.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(parameter)) {
                return unquoted(pair.substring(equals + 1).strip());
            }
        }
        return "";
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
