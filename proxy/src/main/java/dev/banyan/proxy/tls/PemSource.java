package dev.banyan.proxy.tls;

import dev.banyan.proxy.settings.PemFile;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.nio.file.Path;

/**
 * Where a text in PEM comes from.
 *
 * @param key the key of the rules or settings that names it: {@code cert}
 * @param place where it is named, for problems
 */
record PemSource(String key, Path file, Place place) {

    static PemSource of(String key, PemFile file) {
        return new PemSource(key, file.path(), file.place());
    }

    String read() throws UnfitPem {
        return Pem.read(file);
    }

    /** That it cannot be used, without a word of what stands in it. */
    Problem problem(UnfitPem unfit) {
        return Problem.error("bad-tls-file", place, key + ": " + name() + ": " + unfit.getMessage(), "");
    }

    /** What people call it. */
    String name() {
        return file.toString();
    }
}
