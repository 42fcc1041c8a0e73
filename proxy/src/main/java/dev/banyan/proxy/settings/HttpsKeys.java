package dev.banyan.proxy.settings;

import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Words;
import java.nio.file.Path;
import java.util.List;

/** The section {@code https}. */
final class HttpsKeys {
    private static final Path NOWHERE = Path.of("");

    private static final Key<Path> CERT = Key.of("cert", SettingTexts.PATH, "PEM file of the certificate chain.")
            .required(NOWHERE);
    private static final Key<Path> KEY =
            Key.of("key", SettingTexts.PATH, "PEM file of its key.").required(NOWHERE);
    private static final Key<List<String>> HOSTS =
            Key.of("hosts", Items.of(SettingTexts.HOST), "The names it serves; left out: those it names itself.");

    static final Shape<Fields> SHAPE = Keys.of(
            "https",
            Key.of("port", SettingTexts.PORT, "0 takes a free port.").byDefault(8443, 8443),
            Key.of("certificates", Items.oneOrMore(Keys.of("certificate", CERT, KEY, HOSTS)), "Chosen by SNI."),
            Key.of("clientCa", SettingTexts.PATH, "PEM file of the authorities of clients."),
            Key.of("clientAuth", words("none", "request", "require"), "Whether clients show a certificate.")
                    .byDefault("none", "none"),
            Key.of("minVersion", words("TLSv1.2", "TLSv1.3"), "The oldest version spoken.")
                    .byDefault("TLSv1.2", "TLSv1.2"));

    private HttpsKeys() {}

    private static Shape<String> words(String... words) {
        return Words.of(words, word -> word);
    }
}
