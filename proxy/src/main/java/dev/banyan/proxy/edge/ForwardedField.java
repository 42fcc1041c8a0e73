package dev.banyan.proxy.edge;

/** Reads elements of the header Forwarded (RFC 7239). */
final class ForwardedField {
    private ForwardedField() {}

    /** The value of a parameter of one element, without quotes; empty where it has none. */
    static String value(String element, String parameter) {
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
