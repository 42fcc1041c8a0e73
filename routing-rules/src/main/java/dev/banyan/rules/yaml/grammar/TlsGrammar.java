package dev.banyan.rules.yaml.grammar;

import dev.banyan.rules.model.Backend.Tls;
import dev.banyan.rules.yaml.shape.Key;
import dev.banyan.rules.yaml.shape.Keys;
import dev.banyan.rules.yaml.shape.Shape;
import dev.banyan.rules.yaml.shape.Text;
import dev.banyan.rules.yaml.shape.Truth;

/** {@code tls} of a backend. */
final class TlsGrammar {
    private static final Text<String> PEM = Texts.PLAIN.withPlaceholders();

    private static final Key<String> CA =
            Key.of("ca", PEM, "PEM file of the authorities that are believed; the platform's by default.");
    private static final Key<String> CERT = Key.of("cert", PEM, "PEM file of a client certificate.");
    private static final Key<String> KEY = Key.of("key", PEM, "PEM file of the client certificate's key.");
    private static final Key<String> SERVER_NAME = Key.of(
            "serverName", HttpTexts.EXACT_HOST, "SNI and the name that is verified; that of the URL by default.");
    private static final Key<Boolean> INSECURE = Key.of(
                    "insecure", Truth.BOOLEAN, "True: the backend's certificate is not verified.")
            .byDefault(false, false);

    static final Shape<Tls> SHAPE = Keys.of("tls", CA, CERT, KEY, SERVER_NAME, INSECURE)
            .where(Together.of(CERT, KEY))
            .as(fields -> new Tls(
                    fields.find(CA),
                    fields.find(CERT),
                    fields.find(KEY),
                    fields.find(SERVER_NAME),
                    fields.get(INSECURE)));

    private TlsGrammar() {}
}
