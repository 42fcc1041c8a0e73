package dev.banyan.proxy.tls;

import dev.banyan.rules.model.Backend;
import dev.banyan.rules.model.Backend.Origins;
import dev.banyan.rules.model.Backend.Protocol;
import dev.banyan.rules.model.Backend.Tls;
import dev.banyan.rules.validate.Locations;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of TLS towards one backend, its files found.
 *
 * @param ca null: the authorities that the platform believes
 * @param cert null: Banyan shows no certificate; then {@code key} is null too
 * @param serverName null: that of the URL
 * @param protocols for ALPN, the preferred one first
 * @param place of the section, for problems of no single file
 */
record ClientFiles(
        @Nullable PemSource ca,
        @Nullable PemSource cert,
        @Nullable PemSource key,
        @Nullable String serverName,
        boolean insecure,
        List<String> protocols,
        Place place) {
    private static final Tls PLAIN = new Tls(null, null, null, null, false);

    /** @param directory where relative paths begin: that of the rules */
    static ClientFiles of(Backend backend, Path directory, Locations locations) {
        Tls tls = Objects.requireNonNullElse(backend.tls(), PLAIN);
        String pointer = "/backends/" + backend.name() + "/tls";
        return new ClientFiles(
                source("ca", tls.ca(), directory, locations, pointer),
                source("cert", tls.cert(), directory, locations, pointer),
                source("key", tls.key(), directory, locations, pointer),
                tls.serverName(),
                tls.insecure(),
                protocols(backend),
                locations.ofKey(pointer));
    }

    private static @Nullable PemSource source(
            String key, @Nullable String value, Path directory, Locations locations, String pointer) {
        return value == null ? null : new PemSource(key, directory.resolve(value), locations.of(pointer + "/" + key));
    }

    private static List<String> protocols(Backend backend) {
        boolean auto = backend.target() instanceof Origins origins && origins.protocol() == Protocol.AUTO;
        return auto ? List.of("h2", "http/1.1") : List.of("http/1.1");
    }

    List<PemSource> sources() {
        return Stream.of(ca, cert, key).filter(Objects::nonNull).toList();
    }

    Problem unusable() {
        String message = "tls: keys or certificates of an unknown kind (expected: RSA or EC)";
        return Problem.error("bad-tls-file", place, message, "");
    }
}
