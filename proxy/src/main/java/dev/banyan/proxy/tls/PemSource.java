package dev.banyan.proxy.tls;

import dev.banyan.proxy.settings.PemFile;
import dev.banyan.rules.validate.Place;
import dev.banyan.rules.validate.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a text in PEM comes from.
 *
 * @param key the key of the rules or settings that names it: {@code cert}
 * @param text the PEM itself, where a placeholder brought it in the place of a path; else null
 * @param place where it is named, for problems
 */
record PemSource(String key, Path file, @Nullable String text, Place place) {

    static PemSource of(String key, PemFile file) {
        return new PemSource(key, file.path(), null, file.place());
    }

    /** @param directory where a relative path begins */
    static PemSource of(String key, String value, Path directory, Place place) {
        return value.contains("-----BEGIN")
                ? new PemSource(key, directory, value, place)
                : new PemSource(key, directory.resolve(value), null, place);
    }

    String read() throws UnfitPem {
        return text == null ? Pem.read(file) : text;
    }

    /** That it cannot be used, without a word of what stands in it. */
    Problem problem(UnfitPem unfit) {
        return Problem.error("bad-tls-file", place, key + ": " + name() + ": " + unfit.getMessage(), "");
    }

    /** What people call it. */
    String name() {
        return text == null ? file.toString() : "the text given";
    }
}
