package dev.banyan.proxy.settings;

import dev.banyan.proxy.settings.Settings.ClientAuth;
import dev.banyan.proxy.settings.Settings.Https;
import dev.banyan.proxy.settings.Settings.ProxyProtocol;
import dev.banyan.proxy.settings.Settings.TlsVersion;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.yaml.shape.Context;
import dev.banyan.rules.yaml.shape.Fields;
import dev.banyan.rules.yaml.shape.Items;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The section {@code https}. */
final class HttpsKeys {
    private static final PemFile NOTHING = new PemFile(Path.of(""), new Place("", 1, 1));

    private static final Key<PemFile> CERT = Key.of(
                    "cert", PemFiles.SHAPE, "PEM file of the certificate and its chain, the certificate first.")
            .required(NOTHING);
    private static final Key<PemFile> KEY =
            Key.of("key", PemFiles.SHAPE, "PEM file of its key, not encrypted.").required(NOTHING);
    private static final Key<List<String>> HOSTS =
            Key.of("hosts", Items.of(SettingTexts.TLS_NAME), "The names it serves; left out: those it names itself.");
    private static final Shape<Https.Certificate> CERTIFICATE =
            Keys.of("certificate", CERT, KEY, HOSTS).as(HttpsKeys::certificate);

    private static final Key<String> HOST = Key.of("host", SettingTexts.HOST, "Where traffic over TLS is listened for.")
            .byDefault("0.0.0.0", "0.0.0.0");
    private static final Key<Integer> PORT =
            Key.of("port", SettingTexts.PORT, "0 takes a free port.").byDefault(8443, 8443);
    private static final Key<List<Https.Certificate>> CERTIFICATES = Key.of(
                    "certificates",
                    Items.oneOrMore(CERTIFICATE),
                    "Chosen by SNI; where no name fits or none is said, the first.")
            .required(List.of());
    private static final Key<PemFile> CLIENT_CA =
            Key.of("clientCa", PemFiles.SHAPE, "PEM file of the authorities of clients.");
    private static final Key<ClientAuth> CLIENT_AUTH = Key.of(
                    "clientAuth", SettingWords.of(ClientAuth.values()), "Whether clients show a certificate.")
            .byDefault(ClientAuth.NONE, "none");
    private static final Key<TlsVersion> MIN_VERSION = Key.of(
                    "minVersion", Words.of(TlsVersion.values(), TlsVersion::word), "The oldest version spoken.")
            .byDefault(TlsVersion.TLS_1_2, "TLSv1.2");
    private static final Key<ProxyProtocol> PROXY_PROTOCOL = ListenerKeys.proxyProtocol();

    static final Shape<Https> SHAPE = Keys.of(
                    "https", HOST, PORT, CERTIFICATES, CLIENT_CA, CLIENT_AUTH, MIN_VERSION, PROXY_PROTOCOL)
            .where(HttpsKeys::needAuthorities)
            .as(HttpsKeys::https);

    private HttpsKeys() {}

    /** Without authorities no certificate of a client could ever be believed. */
    private static void needAuthorities(Fields fields, Context context) {
        if (fields.get(CLIENT_AUTH) != ClientAuth.NONE && !fields.has(CLIENT_CA)) {
            context.error(
                    "missing-key",
                    fields.keyPlace(CLIENT_AUTH),
                    "clientAuth: without clientCa (expected: clientCa beside it)",
                    "");
        }
    }

    private static Https.Certificate certificate(Fields fields) {
        return new Https.Certificate(
                fields.get(CERT), fields.get(KEY), Objects.requireNonNullElse(fields.find(HOSTS), List.of()));
    }

    private static Https https(Fields fields) {
        return new Https(
                fields.get(HOST),
                fields.get(PORT),
                fields.get(CERTIFICATES),
                fields.find(CLIENT_CA),
                fields.get(CLIENT_AUTH),
                fields.get(MIN_VERSION),
                fields.get(PROXY_PROTOCOL));
    }
}
