package dev.banyan.proxy.headers;

import dev.banyan.rules.model.Rewrite.CookieEdits;
import dev.banyan.rules.model.Rewrite.Secure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes a backend's Set-Cookie (RFC 6265, section 4.1) public: Domain, Path and Secure; the rest stays as it came. */
final class PublicCookies {
    private final CookieEdits edits;
    private final PublicAddress addresses;

    PublicCookies(CookieEdits edits, PublicAddress addresses) {
        this.edits = edits;
        this.addresses = addresses;
    }

    String publish(String cookie, String scheme, String authority) {
        String[] parts = cookie.split(";", -1);
        List<String> kept = new ArrayList<>(parts.length + 1);
        kept.add(parts[0].trim());
        boolean https = scheme.equals("https");
        boolean secure = false;
        for (int i = 1; i < parts.length; i++) {
            String attribute = parts[i].trim();
            String name = attribute.split("=", 2)[0].trim().toLowerCase(Locale.ROOT);
            if (name.equals("secure")) {
                secure = true;
            } else if (name.equals("domain") && edits.domain()) {
                addDomain(kept, attribute, authority);
            } else if (name.equals("path") && edits.path()) {
                kept.add("Path=" + addresses.publishPath(value(attribute)));
            } else if (!attribute.isEmpty()) {
                kept.add(attribute);
            }
        }
        if (isSecure(secure, https)) {
            kept.add("Secure");
        }
        return String.join("; ", kept);
    }

    private boolean isSecure(boolean asSent, boolean https) {
        if (edits.secure() == Secure.KEEP) {
            return asSent;
        }
        return edits.secure() == Secure.ALWAYS || https;
    }

    private void addDomain(List<String> kept, String attribute, String authority) {
        String domain = value(attribute);
        String bare = domain.startsWith(".") ? domain.substring(1) : domain;
        if (!addresses.isBackendHost(bare)) {
            kept.add(attribute);
            return;
        }
        String host = host(authority);
        // Browsers refuse a Domain that is an address or a single label: without it the cookie is the host's own.
        if (host.indexOf('.') > 0 && !host.matches("[0-9.]+")) {
            kept.add("Domain=" + host);
        }
    }

    private static String value(String attribute) {
        int equals = attribute.indexOf('=');
        return equals < 0 ? "" : attribute.substring(equals + 1).trim();
    }

    private static String host(String authority) {
        if (authority.startsWith("[")) {
            return authority;
        }
        int colon = authority.lastIndexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
