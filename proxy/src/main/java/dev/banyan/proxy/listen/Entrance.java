package dev.banyan.proxy.listen;

import dev.banyan.proxy.settings.Settings;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.tls.ServerTls;
import org.jspecify.annotations.Nullable;

/**
 * What is listened for, and how.
 *
 * @param name {@code http} or {@code https}
 * @param port 0: a free one
 * @param tls null: cleartext
 */
public record Entrance(
        String name,
        String host,
        int port,
        ProxyProtocol proxyProtocol,
        @Nullable ServerTls tls) {

    public static Entrance of(Settings.Http http) {
        return new Entrance("http", http.host(), http.port(), http.proxyProtocol(), null);
    }

    public static Entrance of(Settings.Https https, ServerTls tls) {
        return new Entrance("https", https.host(), https.port(), https.proxyProtocol(), tls);
    }
}
