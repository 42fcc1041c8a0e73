package dev.banyan.proxy.settings;

import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Truth;
import java.nio.file.Path;

/** The sections {@code http} and {@code admin}. */
final class ListenerKeys {
    private static final Key<String> HOST =
            Key.of("host", SettingTexts.HOST, "Where traffic is listened for.").byDefault("0.0.0.0", "0.0.0.0");
    private static final Key<Integer> PORT =
            Key.of("port", SettingTexts.PORT, "0 takes a free port.").byDefault(8080, 8080);
    private static final Key<Boolean> HTTP2 = Key.of("http2", Truth.BOOLEAN, "Whether HTTP/2 is spoken to clients too.")
            .byDefault(true, true);
    private static final Key<ProxyProtocol> PROXY_PROTOCOL = proxyProtocol();

    private static final Key<String> ADMIN_HOST =
            Key.of("host", SettingTexts.HOST, "Where the admin port listens.").byDefault("127.0.0.1", "127.0.0.1");
    private static final Key<Integer> ADMIN_PORT =
            Key.of("port", SettingTexts.PORT, "0 takes a free port.").byDefault(9901, 9901);
    private static final Key<Path> TOKEN_FILE = Key.of(
                    "tokenFile", SettingTexts.PATH, "Who may write: one name: token a line, or one token alone.")
            .example("admin.token");

    static final Shape<Settings.Http> HTTP_SHAPE =
            Keys.of("http", HOST, PORT, HTTP2, PROXY_PROTOCOL).as(ListenerKeys::http);
    static final Shape<Settings.Admin> ADMIN_SHAPE =
            Keys.of("admin", ADMIN_HOST, ADMIN_PORT, TOKEN_FILE).as(ListenerKeys::admin);

    private ListenerKeys() {}

    static Key<ProxyProtocol> proxyProtocol() {
        return Key.of(
                        "proxyProtocol",
                        SettingWords.of(ProxyProtocol.values()),
                        "Whether a connection begins with the PROXY protocol, version 1 or 2.")
                .byDefault(ProxyProtocol.OFF, "off");
    }

    static Settings.Http http(Fields fields) {
        return new Settings.Http(fields.get(HOST), fields.get(PORT), fields.get(HTTP2), fields.get(PROXY_PROTOCOL));
    }

    static Settings.Admin admin(Fields fields) {
        return new Settings.Admin(fields.get(ADMIN_HOST), fields.get(ADMIN_PORT), fields.find(TOKEN_FILE));
    }
}
