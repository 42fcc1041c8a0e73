package dev.banyan.proxy.settings;

import dev.banyan.proxy.settings.Settings.DebugHeaders;
import dev.banyan.proxy.settings.Settings.Transport;
import dev.banyan.rules.message.Network;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Every key of the settings (contract, section 3): what reads the file, and what its JSON Schema is made from. */
final class SettingsKeys {
    private static final Fields NONE = Fields.none();

    private static final Key<Settings.Http> HTTP = Key.of("http", ListenerKeys.HTTP_SHAPE, "The port for traffic.")
            .byDefault(ListenerKeys.http(NONE), Map.of());
    private static final Key<Settings.Https> HTTPS =
            Key.of("https", HttpsKeys.SHAPE, "The port for traffic over TLS; left out: none.");
    private static final Key<Settings.Admin> ADMIN = Key.of(
                    "admin", ListenerKeys.ADMIN_SHAPE, "The second port: health, metrics, state, operator's verbs.")
            .byDefault(ListenerKeys.admin(NONE), Map.of());
    private static final Key<List<Network>> TRUSTED_PROXIES = Key.of(
                    "trustedProxies", Items.of(SettingTexts.NETWORK), "Whose X-Forwarded-* and Forwarded are believed.")
            .byDefault(List.of(), List.of());
    private static final Key<DebugHeaders> DEBUG_HEADERS = Key.of(
                    "debugHeaders", SettingWords.of(DebugHeaders.values()), "Who sees x-banyan-* in answers.")
            .byDefault(DebugHeaders.TRUSTED, "trusted");
    private static final Key<Settings.Limits> LIMITS = Key.of("limits", LimitKeys.SHAPE, "Bounds on what clients send.")
            .byDefault(LimitKeys.limits(NONE), Map.of());
    private static final Key<Settings.Strict> STRICT =
            Key.of("strict", StrictKeys.SHAPE, "How odd input is met.").byDefault(StrictKeys.strict(NONE), Map.of());
    private static final Key<Settings.Drain> DRAIN = Key.of("drain", OutputKeys.DRAIN_SHAPE, "How the process stops.")
            .byDefault(OutputKeys.drain(NONE), Map.of());
    private static final Key<Settings.AccessLog> ACCESS_LOG = Key.of(
                    "accessLog", OutputKeys.ACCESS_LOG_SHAPE, "One line a request.")
            .byDefault(OutputKeys.accessLog(NONE), Map.of());
    private static final Key<Path> STATE_DIR = Key.of(
                    "stateDir", SettingTexts.PATH, "The audit journal and what must outlive a restart.")
            .byDefault(Path.of(".banyan"), "./.banyan");
    private static final Key<String> STATE_STORE = Key.of(
                    "stateStore", Words.of(new String[] {"file", "kubernetes"}, word -> word), "Where state is kept.")
            .byDefault("file", "file");
    private static final Key<Integer> EVENT_LOOPS =
            Key.of("eventLoops", EventLoops.SHAPE, "auto is one a processor.").byDefault(EventLoops.AUTO, "auto");
    private static final Key<Transport> TRANSPORT = Key.of(
                    "transport", SettingWords.of(Transport.values()), "How sockets are driven.")
            .byDefault(Transport.AUTO, "auto");
    private static final Key<Fields> TRACING = Key.of("tracing", OutputKeys.TRACING_SHAPE, "Where traces go.");

    static final Shape<Settings> SHAPE = Keys.of(
                    "settings",
                    HTTP,
                    HTTPS,
                    ADMIN,
                    TRUSTED_PROXIES,
                    DEBUG_HEADERS,
                    LIMITS,
                    STRICT,
                    DRAIN,
                    ACCESS_LOG,
                    STATE_DIR,
                    STATE_STORE,
                    EVENT_LOOPS,
                    TRANSPORT,
                    TRACING)
            .as(SettingsKeys::settings);

    private SettingsKeys() {}

    static Settings defaults() {
        return settings(NONE);
    }

    private static Settings settings(Fields fields) {
        return new Settings(
                fields.get(HTTP),
                fields.find(HTTPS),
                fields.get(ADMIN),
                fields.get(TRUSTED_PROXIES),
                fields.get(DEBUG_HEADERS),
                fields.get(LIMITS),
                fields.get(STRICT),
                fields.get(DRAIN),
                fields.get(ACCESS_LOG),
                fields.get(STATE_DIR),
                fields.get(EVENT_LOOPS),
                fields.get(TRANSPORT));
    }
}
