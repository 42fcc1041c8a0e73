package dev.banyan.rules.message;

/**
 * Whom a request is for, from its Host header or its authority (RFC 9110, section 7.2; RFC 3986, section 3.2.2).
 *
 * @param name lower case, no trailing dot, IPv6 in brackets; empty where none was named
 * @param port 0 to 65535, or {@link #NO_PORT}
 */
public record Host(String name, int port) {
    public static final int NO_PORT = -1;

    private static final int LONGEST = 255;

    /**
     * Reads {@code name}, {@code name:port}, {@code [ipv6]} or {@code [ipv6]:port}. A name has letters, digits, dots,
     * dashes and underscores; the other characters that RFC 3986 would allow name no host on earth and are refused. A
     * colon without a port counts as no port.
     *
     * @param authority without user information; may be empty
     * @throws MalformedHost where it is none of these
     */
    public static Host parse(String authority) throws MalformedHost {
        int nameEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : nameEnd(authority);
        int port = port(authority, nameEnd);
        String name = nameEnd == authority.length() ? authority : authority.substring(0, nameEnd);
        if (name.startsWith("[")) {
            return new Host(v6(name), port);
        }
        if (isNormal(name) || (name.isEmpty() && authority.isEmpty())) {
            return new Host(name, port);
        }
        String normal = lowerCase(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        if (!isNormal(normal)) {
            throw new MalformedHost("host: not a name (expected: letters, digits, dashes and dots, or [IPv6])");
        }
        return new Host(normal, port);
    }

    private static int nameEnd(String authority) {
        int colon = authority.indexOf(':');
        return colon < 0 ? authority.length() : colon;
    }

    private static String v6(String name) throws MalformedHost {
        String address = name.substring(1, name.length() - 1);
        if (address.indexOf(':') < 0 || IpAddress.parse(address) == null) {
            throw new MalformedHost("host: not an address in brackets (expected: [IPv6])");
        }
        return lowerCase(name);
    }

    private static int port(String authority, int colon) throws MalformedHost {
        int digits = authority.length() - colon - 1;
        if (digits < 0 || (digits == 0 && authority.charAt(colon) == ':')) {
            return NO_PORT;
        }
        int port = authority.charAt(colon) == ':' && digits <= 5 ? decimal(authority, colon + 1) : -1;
        if (port < 0 || port > 65_535) {
            throw new MalformedHost("host: not a port behind the name (expected: a colon and 0 to 65535)");
        }
        return port;
    }

    private static int decimal(String text, int from) {
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Of ASCII only: full lower-casing would make a letter of the Kelvin sign. */
    private static String lowerCase(String name) {
        StringBuilder lower = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
        }
        return lower.toString();
    }

    /** Labels of lower-case letters, digits, dashes and underscores, none empty, at most 255 characters. */
    private static boolean isNormal(String name) {
        char before = '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!letter && (c != '.' || before == '.')) {
                return false;
            }
            before = c;
        }
        return before != '.' && name.length() <= LONGEST;
    }
}
