package dev.banyan.proxy.admin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What belongs to this machine alone. */
final class Loopback {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    // Exact, since the platform asks the name service about whatever is not quite an address.
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-f:]{1,30}:[0-9a-f:.]{0,30}");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(:\\d{0,5})?");

    private Loopback() {}

    /** True for a literal of a loopback address; a name is never looked up. */
    static boolean isAddress(@Nullable String literal) {
        if (literal == null
                || !LITERAL.matcher(literal.toLowerCase(Locale.ROOT)).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** True for the value of a Host header that can only mean this machine: {@code localhost:9901}, {@code [::1]}. */
    static boolean isAuthority(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var matcher = AUTHORITY.matcher(host);
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        return name.equals("localhost") || isAddress(name.replaceAll("[\\[\\]]", ""));
    }

    /** True where a listener on that host is reached from this machine only. Looks names up. */
    static boolean isListener(String host) throws UnknownHostException {
        return InetAddress.getByName(host).isLoopbackAddress();
    }
}
